"""Writes the installer as an MSI: one feature for the hub, one for each program; per machine; upgrades in place.

`wixl` builds most of it. What it cannot say is written into the tables afterwards (`msibuild`): the condition on the
version of Windows, the features that are remembered, the versions of files. See `README.md` beside `packaging/`.
"""

import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from xml.sax.saxutils import quoteattr

from msi_tables import settle_summary, write_versions
from settled import guid

KEY = "Software\\KindHub"
GROUP_POLICY = "Software\\Policies\\KindHub"
WINDOWS_10_1809 = 17763
UPGRADE = guid("upgrade")
HEAD = """<?xml version="1.0" encoding="utf-8"?>
<Wix xmlns="http://schemas.microsoft.com/wix/2006/wi">
<Product Id="{product}" Name="KIND Hub" Language="1033" Version="{version}" Manufacturer="Kids in Need of Defense"
 UpgradeCode="{upgrade}">
<Package InstallerVersion="500" Compressed="yes" InstallScope="perMachine" Manufacturer="Kids in Need of Defense"
 Description="KIND Hub {version}" Comments="Desktop data hub for child-protection programs"/>
<MajorUpgrade DowngradeErrorMessage="A newer version of KIND Hub is installed. It is not replaced by an older one."/>
<Media Id="1" Cabinet="kindhub.cab" EmbedCab="yes"/>
<Icon Id="kindhub.ico" SourceFile="kindhub.ico"/>
<Property Id="ARPPRODUCTICON" Value="kindhub.ico"/>
<Property Id="ARPNOMODIFY" Value="1"/>
<Property Id="REINSTALLMODE" Value="amus"/>
"""
KEEP_POLICY = '<CustomAction Id="KeepPolicy" Property="POLICYPATH" Value="[HAD_POLICYPATH]"/>\n'
"""What an earlier installation was told of the policy stays, unless this one is told something else."""
AFTER_THE_SEARCH = 51
"""Its place in the sequence, behind the search of the registry. It is written into the table, for an element that says
so makes wixl put the removal of the old version behind the installation of the new one."""


@dataclass(frozen=True, slots=True)
class Feature:
    """A program in the installer: an id that never changes, what the person reads, and its folders in the stage."""

    id: str
    title: str
    package: str
    wheel: str
    chosen: bool = False
    """Whether it is installed without being asked for."""


def write_msi(tree: Path, version: str, features: list[Feature], out: Path) -> None:
    """Build the MSI from a stage. Paths in it are relative to the stage's parent."""
    source = out.with_suffix(".wxs")
    source.write_text("".join(_document(tree, version, features)), encoding="utf-8")
    subprocess.run(["wixl", "-a", "x64", "-o", str(out), str(source)], cwd=tree.parent, check=True)
    source.unlink()
    for statement in _finishing(features):
        subprocess.run(["msibuild", str(out), "-q", statement], check=True)
    write_versions(out, {_id("f", file.relative_to(tree)): file for file in tree.rglob("*") if file.is_file()})
    settle_summary(out)


def _document(tree: Path, version: str, features: list[Feature]) -> Iterator[str]:
    yield HEAD.format(product=guid("product", version), version=version, upgrade=UPGRADE)
    yield from _searches(features)
    yield '<Directory Id="TARGETDIR" Name="SourceDir"><Directory Id="ProgramMenuFolder"/>\n'
    yield '<Directory Id="ProgramFiles64Folder"><Directory Id="INSTALLDIR" Name="KindHub">\n'
    apart = {name for one in features for name in (one.package, one.wheel, f"{one.wheel}.minisig")}
    core: list[str] = []
    yield from _folder(tree, tree, core, apart)
    of_feature: dict[str, list[str]] = {}
    yield '<Directory Id="PROGRAMS" Name="programs">\n'
    for one in features:
        mine = of_feature.setdefault(one.id, [])
        yield from _pack(tree, one, mine)
    yield "</Directory>\n"
    yield from _remembered(features)
    yield "</Directory></Directory></Directory>\n"
    refs = "".join(f'<ComponentRef Id="{name}"/>' for name in (*core, "Start", "Version"))
    yield f'<Feature Id="Core" Title="KIND Hub" Level="1" Absent="disallow">{refs}</Feature>\n'
    for one in features:
        refs = "".join(f'<ComponentRef Id="{name}"/>' for name in (*of_feature[one.id], f"Keep{one.id}"))
        level = 1 if one.chosen else 1000
        yield f'<Feature Id={quoteattr(one.id)} Title={quoteattr(one.title)} Level="{level}">{refs}</Feature>\n'
    yield "</Product></Wix>\n"


def _searches(features: list[Feature]) -> Iterator[str]:
    """What an earlier installation or the group policy said of each program, and where the policy lies."""
    for number, (name, value) in enumerate((*((f"HAD_{one.id.upper()}", one.id) for one in features),)):
        for place, key in enumerate((KEY, GROUP_POLICY)):
            prop = name if place == 0 else f"WANT_{value.upper()}"
            yield (f'<Property Id="{prop}"><RegistrySearch Id="Search{number}_{place}" Root="HKLM" '
                   f'Key="{key}\\Features" Name="{value}" Type="raw" Win64="yes"/></Property>\n')  # fmt: skip
    yield (f'<Property Id="HAD_POLICYPATH"><RegistrySearch Id="SearchPolicy" Root="HKLM" Key="{KEY}" '
           f'Name="PolicyPath" Type="raw" Win64="yes"/></Property>\n')  # fmt: skip
    yield KEEP_POLICY
    yield ('<Property Id="WINDOWSBUILD"><RegistrySearch Id="SearchBuild" Root="HKLM" '
           'Key="SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion" Name="CurrentBuildNumber" Type="raw" Win64="yes"/>'
           '</Property>\n')  # fmt: skip


def _folder(tree: Path, folder: Path, components: list[str], apart: set[str]) -> Iterator[str]:
    """A folder of the stage with all below it, one component for its files."""
    files = sorted(path for path in folder.iterdir() if path.is_file() and path.name not in apart)
    if files:
        yield _component(tree, folder, files, components)
    for below in sorted(path for path in folder.iterdir() if path.is_dir() and path.name not in apart):
        if below == tree / "programs":
            continue
        yield f'<Directory Id="{_id("d", below.relative_to(tree))}" Name={quoteattr(below.name)}>\n'
        yield from _folder(tree, below, components, apart)
        yield "</Directory>\n"


def _component(tree: Path, folder: Path, files: list[Path], components: list[str]) -> str:
    place = folder.relative_to(tree)
    name = _id("c", place / ",".join(file.name for file in files[:1]))
    components.append(name)
    lines = [f'<Component Id="{name}" Guid="{guid("component", str(place), files[0].name)}" Win64="yes">']
    for number, file in enumerate(files):
        source = file.relative_to(tree.parent).as_posix()
        first = "" if number else ' KeyPath="yes"'
        name_of_file = _id("f", file.relative_to(tree))
        lines.append(f'<File Id="{name_of_file}" Name={quoteattr(file.name)} Source={quoteattr(source)}{first}/>')
    return "\n".join((*lines, "</Component>\n"))


def _pack(tree: Path, one: Feature, components: list[str]) -> Iterator[str]:
    folder = tree / "programs"
    files = [folder / one.wheel, folder / f"{one.wheel}.minisig"]
    yield _component(tree, folder, files, components)
    yield f'<Directory Id="{_id("d", Path("programs") / one.package)}" Name="{one.package}">\n'
    yield from _folder(tree, folder / one.package, components, set())
    yield "</Directory>\n"


def _remembered(features: list[Feature]) -> Iterator[str]:
    """The entry in the start menu, and what is written down for upgrades, for Intune and for the hub itself."""
    yield (f'<Component Id="Start" Guid="{guid("component", "start")}" Win64="yes">'
           f'<Shortcut Id="StartMenu" Directory="ProgramMenuFolder" Name="KIND Hub" Target="[INSTALLDIR]kindhub.exe" '
           f'WorkingDirectory="INSTALLDIR" Icon="kindhub.ico"/>'
           f'<RegistryValue Root="HKLM" Key="{KEY}" Name="StartMenu" Type="integer" Value="1" KeyPath="yes"/>'
           f'</Component>\n')  # fmt: skip
    yield (f'<Component Id="Version" Guid="{guid("component", "version")}" Win64="yes">'
           f'<RegistryValue Root="HKLM" Key="{KEY}" Name="Version" Type="string" Value="[ProductVersion]" '
           f'KeyPath="yes"/>'
           f'<RegistryValue Root="HKLM" Key="{KEY}" Name="InstallDir" Type="string" Value="[INSTALLDIR]"/>'
           f'<RegistryValue Root="HKLM" Key="{KEY}" Name="PolicyPath" Type="string" Value="[POLICYPATH]"/>'
           f'</Component>\n')  # fmt: skip
    for one in features:
        yield (f'<Component Id="Keep{one.id}" Guid="{guid("component", "keep", one.id)}" Win64="yes">'
               f'<RegistryValue Root="HKLM" Key="{KEY}\\Features" Name="{one.id}" Type="string" Value="1" '
               f'KeyPath="yes"/></Component>\n')  # fmt: skip


def _finishing(features: list[Feature]) -> Iterator[str]:
    yield ("INSERT INTO LaunchCondition (Condition, Description) VALUES "
           f"('Installed OR WINDOWSBUILD >= {WINDOWS_10_1809}', "
           "'KIND Hub needs Windows 10 version 1809 or later.')")  # fmt: skip
    yield "UPDATE `CustomAction` SET `Type` = 51 WHERE `Action` = 'KeepPolicy'"
    yield ("INSERT INTO `InstallExecuteSequence` (`Action`, `Condition`, `Sequence`) VALUES "
           f"('KeepPolicy', 'NOT POLICYPATH AND HAD_POLICYPATH', {AFTER_THE_SEARCH})")  # fmt: skip
    yield ("UPDATE `Property` SET `Value` = 'WIX_DOWNGRADE_DETECTED;WIX_UPGRADE_DETECTED;POLICYPATH' "
           "WHERE `Property` = 'SecureCustomProperties'")  # fmt: skip
    yield ("CREATE TABLE `Condition` (`Feature_` CHAR(38) NOT NULL, `Level` SHORT NOT NULL, `Condition` CHAR(255) "
           "PRIMARY KEY `Feature_`, `Level`)")  # fmt: skip
    for one in features:
        had = f"HAD_{one.id.upper()} OR WANT_{one.id.upper()}"
        yield f"INSERT INTO `Condition` (`Feature_`, `Level`, `Condition`) VALUES ('{one.id}', 1, '{had}')"


def _id(kind: str, path: Path) -> str:
    """An identifier of a table row that follows from the path."""
    return kind + guid(kind, path.as_posix()).strip("{}").replace("-", "")
