"""An organisation with a root key, two who sign, and packs made in memory as a builder makes them."""

import hashlib
import json
import zipfile
from io import BytesIO
from types import SimpleNamespace

import pytest
from minisign import KeyPair

from kindhub.packs.policy import read_policy

HUB = "0.1.0"


def wheel(key="reintegration", version="1.0", needs="kindhub>=0.1,<0.2", more=(), package=None, hooks=None):
    """The bytes of a wheel with one program; `more` are (path, content) beside what it must have."""
    package = package or f"pack_{key}"
    info = f"{package}-{version}.dist-info"
    parts = [
        (f"{package}/__init__.py", ""),
        (f"{package}/hooks.py", hooks or f"KEY = {key!r}\nVERSION = {version!r}\n"),
        (f"{info}/METADATA", f"Metadata-Version: 2.4\nName: {package}\nVersion: {version}\nRequires-Dist: {needs}\n"),
        (f"{info}/WHEEL", "Wheel-Version: 1.0\nTag: py3-none-any\n"),
        (f"{info}/entry_points.txt", f"[kindhub.programs]\n{key} = {package}.hooks\n"),
        *more,
    ]
    made = BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for path, content in parts:
            archive.writestr(path, content)
    return made.getvalue()


class Organisation:
    """Keys, a policy that can be changed, and the programs folder of one computer."""

    def __init__(self, folder):
        self.root, self.kind, self.partner, self.stranger = (KeyPair.generate() for _ in range(4))
        self.folder = folder / "programs"
        self.folder.mkdir()
        self.file = folder / "policy.json"
        self.said = {
            "format": 1, "organisation": "KIND", "serial": 14,
            "signers": [
                {"name": "KIND", "key": line(self.kind), "programs": ["*"]},
                {"name": "Socia", "key": line(self.partner), "programs": ["reintegration"]},
            ],
            "programs": {"reintegration": {}, "gbv": {"minimum": "1.0"}},
            "revoked": [],
        }  # fmt: skip
        self.issue()

    def issue(self, by=None, **changed):
        self.said |= changed
        self.file.write_text(json.dumps(self.said))
        sign(self.file, by or self.root)

    def policy(self, seen=0):
        return read_policy(self.file, line(self.root), seen)

    def bring(self, data, by=None, name="pack.whl", at=None):
        """Put a pack and its signature into a folder; the programs folder itself only unpacks by installing."""
        file = (at or self.folder.parent) / name
        file.write_bytes(data)
        if by is not False:
            sign(file, by or self.kind)
        return file


def line(pair):
    """The public key as it stands in a policy."""
    return pair.public_key.to_base64().decode()


def sign(file, pair):
    signature = pair.secret_key.sign(file.read_bytes())
    file.with_name(file.name + ".minisig").write_bytes(bytes(signature))


def digest(data):
    return hashlib.sha256(data).hexdigest()


@pytest.fixture
def org(tmp_path):
    return Organisation(tmp_path)


@pytest.fixture
def made():
    return SimpleNamespace(wheel=wheel, sign=sign, line=line, digest=digest, hub=HUB)
