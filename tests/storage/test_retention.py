"""Which backups stay. The function is held against what a person would say, not against its own code."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from kindhub.storage.backup_set import MANIFEST, POOL, BackupSet, manifest_of, sets_in
from kindhub.storage.retention import kept, prune

moments = st.datetimes(datetime(2026, 1, 1), datetime(2027, 12, 31), timezones=st.just(UTC))


@given(st.lists(moments, max_size=60))
def test_what_always_holds(made):
    staying = kept(made)
    assert staying <= set(made)
    assert len(staying) <= 7 + 4 + 6
    if made:
        assert max(made) in staying
    assert kept(staying) == staying, "clearing twice clears no more"


@given(st.lists(moments, max_size=60), moments)
def test_a_newer_backup_never_makes_a_second_one_of_its_own_day_stay(made, moment):
    staying = kept([*made, moment])
    newest_of_day = {max(one for one in [*made, moment] if one.date() == day.date()) for day in staying}
    assert staying == newest_of_day, "of one day only the newest stays"


@given(st.lists(moments, min_size=1, max_size=60))
def test_the_last_seven_days_with_a_backup_keep_their_newest(made):
    days = sorted({moment.date() for moment in made}, reverse=True)[:7]
    for day in days:
        assert max(moment for moment in made if moment.date() == day) in kept(made)


def test_a_year_of_daily_backups():
    start = datetime(2026, 1, 1, 17, tzinfo=UTC)
    made = [start + timedelta(days=day) for day in range(365)]
    staying = sorted(kept(made), reverse=True)
    assert [f"{moment:%m-%d}" for moment in staying] == [
        *("12-31", "12-30", "12-29", "12-28", "12-27", "12-26", "12-25"),  # seven days; Sunday 27 ends a week
        *("12-20", "12-13"),  # with 31 and 27, four weeks
        *("11-30", "10-31", "09-30", "08-31", "07-31"),  # with 31, six months
    ]


def test_a_clock_gone_wrong_costs_one_place_and_not_the_backups():
    good = [datetime(2026, 5, day, tzinfo=UTC) for day in range(1, 7)]
    assert kept([*good, datetime(2099, 1, 1, tzinfo=UTC)]) >= set(good)


def a_set(target, day, *names, label=""):
    made_at = datetime(2026, 5, day, 12, tzinfo=UTC)
    path = target / f"{made_at:%Y-%m-%d-%H%M%S}-{len(list(target.iterdir())):04x}"
    path.mkdir()
    made = BackupSet(path, path.name, made_at, label, "0", (), dict.fromkeys(names, "00"), (), {})
    (path / MANIFEST).write_bytes(manifest_of(made))
    for name in names:
        (target / POOL / name).touch()
    return made


def test_pruning_deletes_sets_and_attachments_nobody_names(tmp_path):
    (tmp_path / POOL).mkdir()
    shared, old, strange = "a" * 32, "b" * 32, "a photo of the office.jpg"
    first = a_set(tmp_path, 3, shared, old)
    second = a_set(tmp_path, 3, shared)
    second_is_newer = sorted([first, second], key=lambda one: one.id)[1]
    (tmp_path / POOL / strange).touch()
    (tmp_path / "2026-holiday photos").mkdir()
    assert prune(tmp_path) == []  # both are of one moment
    later = a_set(tmp_path, 4, shared)
    same_day = BackupSet(later.path, "x", later.made_at + timedelta(hours=1), "", "0", (), {shared: "00"}, (), {})
    path = tmp_path / "2026-05-04-130000-ffff"
    path.mkdir()
    (path / MANIFEST).write_bytes(manifest_of(same_day))
    assert prune(tmp_path) == [later.path]
    assert second_is_newer.path.exists()
    assert {file.name for file in (tmp_path / POOL).iterdir()} == {shared, old, strange}
    assert (tmp_path / "2026-holiday photos").exists()


def test_while_a_backup_cannot_be_read_no_attachment_is_deleted(tmp_path):
    (tmp_path / POOL).mkdir()
    orphan = tmp_path / POOL / ("c" * 32)
    orphan.touch()
    broken = a_set(tmp_path, 1)
    (broken.path / MANIFEST).write_bytes(b"damaged")
    prune(tmp_path)
    assert orphan.exists()
    assert sets_in(tmp_path)[1] == [broken.path]
    (broken.path / MANIFEST).unlink()
    broken.path.rmdir()
    prune(tmp_path)
    assert not orphan.exists()


def test_copies_before_upgrades_are_counted_on_their_own(tmp_path):
    """Of the last three upgrades, and of one upgrade the first copy always: it holds everything as it was."""
    (tmp_path / POOL).mkdir()
    for day in range(1, 6):
        a_set(tmp_path, day, label=f"migration:0.{day}.0")
        a_set(tmp_path, day)
    for day in range(6, 12):
        a_set(tmp_path, day, label="migration:0.6.0")
    prune(tmp_path)
    left, _ = sets_in(tmp_path)
    assert len([one for one in left if not one.label]) == 5
    assert [(one.label, one.made_at.day) for one in left if one.label] == [
        ("migration:0.6.0", 11), ("migration:0.6.0", 10), ("migration:0.6.0", 6),
        ("migration:0.5.0", 5), ("migration:0.4.0", 4),
    ]  # fmt: skip
