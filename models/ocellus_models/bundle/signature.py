"""Signatures in the OpenSSF Model Signing format, made and verified by PyPI's `model-signing`."""

from pathlib import Path

from . import manifest, whole_file
from ..errors import ModelsError


def keygen(private: Path, public: Path) -> None:
    """Makes a key pair for P-256 in PEM; only this user may read the private key.

    :raises ModelsError: if one of the files exists, or can't be written; then none is left.
    """
    from cryptography.hazmat.primitives import serialization
    from cryptography.hazmat.primitives.asymmetric import ec

    if public.exists():
        raise ModelsError(f"{public} exists already and is not overwritten; name another file, or move it away.")
    key = ec.generate_private_key(ec.SECP256R1())
    pem = serialization.Encoding.PEM
    secret = key.private_bytes(pem, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    known = key.public_key().public_bytes(pem, serialization.PublicFormat.SubjectPublicKeyInfo)
    whole_file.create(private, secret, 0o600)
    try:
        whole_file.create(public, known, 0o644)
    except ModelsError:
        private.unlink()
        raise


def sign(folder: Path, private: Path) -> None:
    """Writes `model.sig` over every other file of a bundle; an older signature is replaced.

    :raises ModelsError: if the bundle is not whole, or the key can't be used.
    """
    import model_signing

    problems = manifest.check_files(folder, manifest.read(folder))
    if problems:
        raise ModelsError(f"{folder} is not whole and was not signed: {' '.join(problems)}")
    try:
        config = model_signing.signing.Config().use_elliptic_key_signer(private_key=private)
    except (OSError, ValueError, TypeError, AttributeError) as e:
        reason = e.strerror if isinstance(e, OSError) else "it is no unencrypted private key of P-256, P-384 or P-521"
        raise ModelsError(f"{private} can't be used as a key: {reason}.") from e
    hashing = model_signing.hashing.Config().set_ignored_paths(paths=[manifest.SIGNATURE])
    config.set_hashing_config(hashing)
    # model-signing reads the folder before it writes, so the unfinished file is not signed.
    whole_file.replace(folder / manifest.SIGNATURE, lambda part: config.sign(folder, part))


def problem(folder: Path, public: Path) -> str | None:
    """Returns a sentence on why the folder is not what the key's owner signed; None if it is."""
    import model_signing
    from cryptography.exceptions import InvalidSignature

    file = folder / manifest.SIGNATURE
    if not file.is_file():
        return f"{folder} is not signed: it has no {manifest.SIGNATURE}."
    try:
        verifier = model_signing.verifying.Config().use_elliptic_key_verifier(public_key=public)
    except (OSError, ValueError, TypeError, AttributeError) as e:
        reason = e.strerror if isinstance(e, OSError) else "it is no public key of P-256, P-384 or P-521"
        raise ModelsError(f"{public} can't be used as a key: {reason}.") from e
    try:
        verifier.verify(folder, file)
    except InvalidSignature:
        return f"{file} was not made with the private key of {public} for what it holds."
    except (ValueError, KeyError, TypeError, AttributeError) as e:
        first = (str(e).strip().splitlines() or [type(e).__name__])[0]
        return f"{file} is not believed: {first.partition(': Expected ')[0].replace('[', '').rstrip('. ')}."
    return None
