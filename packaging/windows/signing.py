"""Signs launchers and installers with Authenticode. Without a certificate a test one is made; real ones are given."""

import subprocess
from dataclasses import dataclass
from pathlib import Path

from settled import epoch

URL = "https://supportkind.org"


@dataclass(frozen=True, slots=True)
class Certificate:
    """A certificate and its key as PEM files; `chain` is what a check trusts."""

    leaf: Path
    key: Path
    chain: Path


def test_certificate(folder: Path) -> Certificate:
    """A root and a code-signing certificate for tests, made at the first use."""
    made = Certificate(folder / "test-leaf.pem", folder / "test-leaf.key", folder / "test-root.pem")
    if not made.leaf.is_file():
        folder.mkdir(parents=True, exist_ok=True)
        _openssl("req", "-x509", "-newkey", "rsa:3072", "-nodes", "-days", "3650", "-subj", "/CN=KIND Hub test root",
                 "-keyout", str(folder / "test-root.key"), "-out", str(made.chain))  # fmt: skip
        request, told = folder / "test-leaf.csr", folder / "test-leaf.ext"
        told.write_text("extendedKeyUsage=codeSigning\nkeyUsage=digitalSignature\n", encoding="ascii")
        _openssl("req", "-new", "-newkey", "rsa:3072", "-nodes", "-subj", "/CN=KIND Hub test",
                 "-keyout", str(made.key), "-out", str(request))  # fmt: skip
        _openssl("x509", "-req", "-in", str(request), "-CA", str(made.chain), "-CAkey", str(folder / "test-root.key"),
                 "-CAcreateserial", "-days", "3650", "-extfile", str(told), "-out", str(made.leaf))  # fmt: skip
    return made


def sign(file: Path, by: Certificate, *more: str) -> None:
    """Sign a file in place. `more` are words for osslsigncode, such as an address of a time stamp (`-ts`).

    Without a time stamp the signature bears the time of the build, so that two builds are the same file.
    """
    when = () if "-ts" in more else ("-time", str(epoch()))
    signed = file.with_name(f"{file.name}.signed")
    signed.unlink(missing_ok=True)
    subprocess.run(
        ["osslsigncode", "sign", "-h", "sha256", "-certs", str(by.leaf), "-key", str(by.key), "-n", "KIND Hub",
         "-i", URL, *when, *more, "-in", str(file), "-out", str(signed)],
        check=True, capture_output=True,
    )  # fmt: skip
    signed.replace(file)
    verify(file, by)


def verify(file: Path, by: Certificate) -> None:
    """Raise `CalledProcessError` unless the signature fits the file and its chain."""
    subprocess.run(["osslsigncode", "verify", "-CAfile", str(by.chain), "-in", str(file)], check=True,
                   capture_output=True)  # fmt: skip


def common_name(of: Certificate) -> str:
    """What Windows shows as the signer's name."""
    told = subprocess.run(["openssl", "x509", "-in", str(of.leaf), "-noout", "-subject", "-nameopt", "multiline"],
                          check=True, capture_output=True, text=True).stdout  # fmt: skip
    return next(line.partition("=")[2].strip() for line in told.splitlines() if "commonName" in line)


def _openssl(*words: str) -> None:
    subprocess.run(["openssl", *words], check=True, capture_output=True)
