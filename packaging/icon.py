"""Draws the icon of the program; run it again after a change and commit what it wrote.

A house with an open door: the hub, and who comes in. Drawn eight times as large and scaled down, so that it is smooth.
"""

from pathlib import Path

from PIL import Image, ImageDraw

SIZES = (16, 20, 24, 32, 40, 48, 64, 128, 256)
FIELD, HOUSE, DOOR = "#0B6274", "#FFFFFF", "#E5935A"
INTO = Path(__file__).parents[1] / "resources" / "icon"


def draw(size: int) -> Image.Image:
    """The icon at `size` pixels."""
    n = size * 8
    image = Image.new("RGBA", (n, n), (0, 0, 0, 0))
    pen = ImageDraw.Draw(image)
    pen.rounded_rectangle((0, 0, n - 1, n - 1), radius=n * 0.2, fill=FIELD)
    pen.polygon([(n * x, n * y) for x, y in ((0.5, 0.16), (0.88, 0.5), (0.78, 0.5), (0.78, 0.82), (0.22, 0.82),
                                             (0.22, 0.5), (0.12, 0.5))], fill=HOUSE)  # fmt: skip
    pen.pieslice((n * 0.4, n * 0.46, n * 0.6, n * 0.66), 180, 360, fill=DOOR)
    pen.rectangle((n * 0.4, n * 0.56, n * 0.6, n * 0.82), fill=DOOR)
    return image.resize((size, size), Image.Resampling.LANCZOS)


if __name__ == "__main__":
    INTO.mkdir(exist_ok=True)
    drawn = [draw(size) for size in SIZES]
    drawn[-1].save(INTO / "kindhub.png", optimize=True)
    drawn[-1].save(INTO / "kindhub.ico", sizes=[(size, size) for size in SIZES], append_images=drawn[:-1])
