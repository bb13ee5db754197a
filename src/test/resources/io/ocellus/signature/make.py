"""Makes `made/` anew, with model-signing 1.1.1 and pyOpenSSL: `python make.py`, in this folder.

Its private keys are thrown away.
"""

import datetime
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import model_signing
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, PublicFormat
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

MADE = Path("made")
FOLDER = MADE / "folder"
LONG = ((2026, 1, 1), (2126, 1, 1))


def write_folder():
    shutil.rmtree(MADE, ignore_errors=True)
    (FOLDER / "sub").mkdir(parents=True)
    (FOLDER / "model.bin").write_bytes(bytes(range(64)))
    (FOLDER / "model.xml").write_text("<net/>\n")
    (FOLDER / "sub/a b.txt").write_text("a name with a space\n")


def sign(method, name, *options):
    arguments = ["sign", method, FOLDER, "--signature", MADE / f"{name}.sig", *options]
    subprocess.run([Path(sys.executable).parent / "model_signing", *map(str, arguments)], check=True)


def save_key(key, path):
    path.write_bytes(key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
    return path


def save_public(key, name):
    (MADE / name).write_bytes(key.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo))


def save_certificates(path, *certificates):
    path.write_bytes(b"".join(c.public_bytes(Encoding.PEM) for c in certificates))
    return path


CODE = ExtendedKeyUsageOID.CODE_SIGNING
UNUSED = ("content_commitment", "data_encipherment", "key_agreement", "encipher_only", "decipher_only")


def certificate(subject, key, issuer, issuer_key, times, authority, signs=True, extended=CODE):
    def name(text):
        return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, text)])

    usage = dict.fromkeys(UNUSED, False)
    usage |= {"digital_signature": signs and not authority, "key_encipherment": not signs}
    usage |= {"key_cert_sign": authority, "crl_sign": authority}
    builder = x509.CertificateBuilder(name(issuer), name(subject), key.public_key(), x509.random_serial_number())
    builder = builder.not_valid_before(datetime.datetime(*times[0])).not_valid_after(datetime.datetime(*times[1]))
    builder = builder.add_extension(x509.BasicConstraints(ca=authority, path_length=None), critical=True)
    builder = builder.add_extension(x509.KeyUsage(**usage), critical=True)
    if extended and not authority:
        builder = builder.add_extension(x509.ExtendedKeyUsage([extended]), critical=False)
    return builder.sign(issuer_key, hashes.SHA256())


def sign_with_keys(private):
    for name, curve in (("p256", ec.SECP256R1()), ("p384", ec.SECP384R1()), ("p521", ec.SECP521R1())):
        key = ec.generate_private_key(curve)
        save_public(key, f"{name}.pub")
        sign("key", name, "--private_key", save_key(key, private / f"{name}.pem"))
    save_public(ec.generate_private_key(ec.SECP256R1()), "other.pub")
    (FOLDER / "cache").mkdir()
    sign("key", "ignoring", "--private_key", private / "p256.pem", "--ignore-paths", FOLDER / "cache")
    (FOLDER / "cache").rmdir()
    for name, config in (
        ("shards", model_signing.hashing.Config().use_shard_serialization(shard_size=16)),
        ("blake3", model_signing.hashing.Config().use_file_serialization(hashing_algorithm="blake3")),
    ):
        signer = model_signing.signing.Config().use_elliptic_key_signer(private_key=private / "p256.pem")
        signer.set_hashing_config(config).sign(FOLDER, MADE / f"{name}.sig")


def sign_with_certificates(private):
    root, between, leaf = (ec.generate_private_key(c()) for c in (ec.SECP384R1, ec.SECP256R1, ec.SECP256R1))
    other = ec.generate_private_key(ec.SECP256R1())
    save_certificates(MADE / "root.pem", certificate("Test root", root, "Test root", root, LONG, True))
    save_certificates(MADE / "other-root.pem", certificate("Other root", other, "Other root", other, LONG, True))
    authority = certificate("Test intermediate", between, "Test root", root, LONG, True)
    expired = certificate("Test intermediate", between, "Test root", root, ((2026, 1, 1), (2026, 2, 1)), True)
    signer = ("Test signer", leaf, "Test intermediate", between)
    for name, by, chain in (
        ("chain", certificate(*signer, LONG, False), authority),
        ("chain-ca-expired", certificate(*signer, ((2026, 1, 2), (2126, 1, 1)), False), expired),
        ("chain-signer-expired", certificate(*signer, ((2026, 1, 1), (2026, 3, 1)), False), authority),
        ("chain-no-signing", certificate(*signer, LONG, False, signs=False, extended=None), authority),
        ("chain-tls-server", certificate(*signer, LONG, False, extended=ExtendedKeyUsageOID.SERVER_AUTH), authority),
    ):
        options = ["--private_key", save_key(leaf, private / "leaf.pem")]
        options += ["--signing_certificate", save_certificates(private / "signer.pem", by)]
        options += ["--certificate_chain", save_certificates(private / "chain.pem", chain)]
        sign("certificate", name, *options)


with tempfile.TemporaryDirectory() as temporary:
    write_folder()
    sign_with_keys(Path(temporary))
    sign_with_certificates(Path(temporary))
