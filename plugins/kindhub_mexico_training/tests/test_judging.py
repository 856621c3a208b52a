"""Who is who between two lists: joined, asked, kept apart. Each rule with the case that must not follow it."""

from kindhub_mexico_training.exchange.judging import Judge, Line

from kindhub.exchange.recognise.traits import reading_of


def line(name, at="dif", email="", **more):
    said = {"sex": "female", "position": "lawyer", "state": "MX-BCN"}
    emails = frozenset({email} if email else ())
    return Line(name, (reading_of(name),), institutions=frozenset({at}), emails=emails, **{**said, **more})


def judged(a, b):
    return Judge([a, b]).judge(a, b)


def test_a_name_that_agrees_at_one_institution_is_one_person():
    assert judged(line("Mónica Tamayo Vélez"), line("TAMAYO VELES Monica")).answer == "same"
    assert judged(line("Mónica Tamayo Vélez"), line("Monica Tamayo")).answer == "same"
    assert judged(line("Rocío Wendy Nava Carranza"), line("ROCÍO Carranza")).answer == "different"
    assert judged(line("Mónica Tamayo"), line("Mónica Tamayo", sex="male")).hard


def test_elsewhere_it_is_one_only_with_the_same_post_and_state():
    one = line("Ana Pacheco Peñaloza")
    assert judged(one, line("Ana Pacheco Peñaloza", "ong")).answer == "same"
    assert judged(one, line("Ana Pacheco Peñaloza", "ong", position="psychologist", state="MX-CHP")).answer == "unsure"
    assert judged(line("Ana Pacheco"), line("Ana Pacheco", "ong", state="MX-CHP")).answer == "different"


def test_an_address_joins_whatever_the_employer_and_two_keep_apart():
    one = line("Ana Pacheco Peñaloza", email="apacheco@dif")
    assert judged(one, line("Ana Pacheco", "ong", "apacheco@dif", position="judge")).answer == "same"
    assert judged(one, line("Ana Pacheco Peñaloza", "ong", "ana@ong")).hard
    assert judged(one, line("Rosa Uribe Nava", "dif", "apacheco@dif")).hard
    assert judged(one, line("Ana Pacheco Peñaloza", "dif", "ap@dif")).answer == "unsure"
