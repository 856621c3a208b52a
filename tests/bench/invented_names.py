"""Names to invent persons from, the commonest first; drawn so that a few are very common, as in real lists."""

import random
from itertools import accumulate

_GIVEN = (
    "María José Juan Ana Luis Carlos Marta Pedro Rosa Manuel Juana Miguel Marvin Lucía Mateo Catarina Gaspar Elmer "
    "Francisco Domingo Diego Sebastián Magdalena Marcos Andrés Petrona Eulalia Pascual Micaela Mario Josefa Tomás "
    "Martín Isabel Jorge Santos Elena Víctor Sofía Daniel Ángel Cristina Óscar Brenda Wilson Yesenia Byron Heidy Edwin "
    "Darwin Kevin Jennifer Wendy Sandra Silvia Rolando Rigoberto Florinda Bartolo Candelaria Nicolás Rafael Teresa "
    "Ixchel Q’anil Itzel Nikte’ Ramiro Saúl Abner Mynor Lester Selvin Dulce Estefany Maricruz Marleny Maribel Mayra "
    "Gerson Josué Esteban Felipe Antonio Virginia Irma Alma Delfina Herlinda Reina Odilia Zoila Efraín Otto"
)
_SURNAMES = (
    "López García Pérez Hernández González Rodríguez Morales Martínez Ramírez Gómez Vásquez Juárez Díaz Méndez Cruz "
    "Mejía Reyes Castillo Domingo Felipe Francisco Tzoc Ixcoy Xol Jol Caal Choc Pop Tut Coc Chub Ical Tiul Cac Ba Chen "
    "Lucas Mateo Pascual Gaspar Pedro Juan Sebastián Andrés Ramos Ortiz Aguilar Velásquez Flores Gutiérrez Rivera "
    "Santos Torres Chávez Mendoza Alvarado Guzmán Bautista Matías Jiménez Sánchez Romero Medina Rivas Orellana "
    "Zelaya Maldonado Pineda Portillo Escobar Argueta Amaya Bonilla Batz Quej Sis Xitumul Ajpop Chajchalac Tol Us "
    "Tiniguar Zapeta Cux Tzunux Ixmatá Brito Raymundo Cobo Terraza Corio Sajbín Toma Ceto Bernal Chel Marcos Simón "
    "Diego Baltazar Esteban Ordóñez Monterroso Barrios Fuentes Godínez Escalante Recinos Palacios Samayoa Villatoro"
)

GIVEN, SURNAMES = tuple(_GIVEN.split()), tuple(_SURNAMES.split())


class Namer:
    """Draws names from one seed: the n-th name is always the same."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)
        self._given = list(accumulate(1 / (place + 3) for place in range(len(GIVEN))))
        self._surnames = list(accumulate(1 / (place + 5) for place in range(len(SURNAMES))))

    def draw(self) -> tuple[str, str, str]:
        """Given names, first and second surname."""
        given = self._random.choices(GIVEN, cum_weights=self._given, k=2)
        first, second = self._random.choices(SURNAMES, cum_weights=self._surnames, k=2)
        return " ".join(dict.fromkeys(given)), first, second
