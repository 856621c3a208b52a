"""Draws the icon of the program; run it again after a change and commit what it wrote.

The mark of the window on its dark ground. Drawn eight times as large and scaled down, so that it is smooth.
"""

from pathlib import Path

from PIL import Image, ImageDraw

SIZES = (16, 20, 24, 32, 40, 48, 64, 128, 256)
FIELD, MARK = "#12333D", "#6CC8D8"
INTO = Path(__file__).parents[1] / "resources" / "icon"


def draw(size: int) -> Image.Image:
    """The icon at `size` pixels."""
    n = size * 8
    image = Image.new("RGBA", (n, n), (0, 0, 0, 0))
    pen = ImageDraw.Draw(image)
    pen.rounded_rectangle((0, 0, n - 1, n - 1), radius=n * 0.2, fill=FIELD)
    thick = round(n * 0.085)
    roof, wall, foot = ((0.17, 0.47), (0.5, 0.19), (0.83, 0.47)), 0.2, 0.6
    pen.line([(n * x, n * y) for x, y in roof], fill=MARK, width=thick, joint="curve")
    for x, y in (roof[0], roof[2], (0.5 - wall, 0.44), (0.5 + wall, 0.44)):
        pen.circle((n * x, n * y), thick / 2, fill=MARK)
    for side in (-wall, wall):
        pen.line([(n * (0.5 + side), n * 0.44), (n * (0.5 + side), n * foot)], fill=MARK, width=thick)
    reach = wall + thick / n / 2
    pen.arc(
        (n * (0.5 - reach), n * (foot - reach), n * (0.5 + reach), n * (foot + reach)), 0, 180, fill=MARK, width=thick
    )
    pen.circle((n * 0.5, n * 0.52), n * 0.075, fill=MARK)
    return image.resize((size, size), Image.Resampling.LANCZOS)


if __name__ == "__main__":
    INTO.mkdir(exist_ok=True)
    drawn = [draw(size) for size in SIZES]
    drawn[-1].save(INTO / "kindhub.png", optimize=True)
    drawn[-1].save(INTO / "kindhub.ico", sizes=[(size, size) for size in SIZES], append_images=drawn[:-1])
