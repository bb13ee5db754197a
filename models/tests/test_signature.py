import contextlib
import io
import os
import shutil
import subprocess
import sys
import tarfile
import tempfile
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

import needs
from ocellus_models import cli
from ocellus_models.bundle import manifest

SHIPPED = Path(__file__).parents[1] / "imagenet-lite0" / "1"


class Commands(unittest.TestCase):
    def setUp(self) -> None:
        temporary = tempfile.TemporaryDirectory()
        self.addCleanup(temporary.cleanup)
        self.root = Path(temporary.name)
        self.bundle = self.root / "tiny" / "1"
        self.bundle.mkdir(parents=True)
        (self.bundle / "model.bin").write_bytes(b"weights" * 1000)
        (self.bundle / "labels.txt").write_text("cat\ndog\n", encoding="utf-8")
        entry = {"color": "RGB", "height": 224, "width": 224, "fit": "stretch", "sizes": [160, 224]}
        row = {"dataset": "val", "metric": "top1", "size": 160, "isa": "avx2", "value": 0.5, "samples": 2}
        document = {"name": "tiny", "version": 1, "input": entry, "licence": "Apache-2.0", "accuracy": [row]}
        manifest.write(self.bundle, document)

    def run_command(self, *arguments: object) -> tuple[int, str, str]:
        out, err = io.StringIO(), io.StringIO()
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            code = cli.main([str(argument) for argument in arguments])
        return code, out.getvalue(), err.getvalue()

    def run_with_small_disk(self, *arguments: object) -> subprocess.CompletedProcess[str]:
        """In a process whose files may hold 100 bytes: how a full disk looks to it."""
        limit = "resource.setrlimit(resource.RLIMIT_FSIZE, (100, 100))"
        code = f"import resource, sys; from ocellus_models import cli; {limit}; sys.exit(cli.main(sys.argv[1:]))"
        command = [sys.executable, "-B", "-c", code, *map(str, arguments)]
        folder = Path(__file__).parents[1]
        return subprocess.run(command, capture_output=True, text=True, cwd=folder, check=False)


class PackTest(Commands):
    def test_should_pack_the_same_bytes_whenever_and_by_whomever(self) -> None:
        self.run_command("pack", self.bundle, "--out", self.root / "one.tar.gz")
        os.utime(self.bundle / "model.bin", (1, 1))
        (self.bundle / "labels.txt").chmod(0o600)
        code, _, _ = self.run_command("pack", self.bundle, "--out", self.root / "two.tar.gz")
        self.assertEqual(code, 0)
        self.assertEqual((self.root / "one.tar.gz").read_bytes(), (self.root / "two.tar.gz").read_bytes())

    def test_should_pack_every_file_under_name_and_version(self) -> None:
        (self.bundle / manifest.SIGNATURE).write_bytes(b"signature")
        self.run_command("pack", self.bundle, "--out", self.root / "one.tar.gz")
        with tarfile.open(self.root / "one.tar.gz") as archive:
            entries = archive.getmembers()
        names = [f"tiny/1/{name}" for name in ("bundle.json", "labels.txt", "model.bin", "model.sig")]
        self.assertEqual([e.name for e in entries], names)
        self.assertEqual({(e.mtime, e.uid, e.gid, e.uname, e.mode) for e in entries}, {(0, 0, 0, "", 0o644)})

    def test_should_refuse_a_link(self) -> None:
        (self.bundle / "model.bin").rename(self.root / "weights")
        (self.bundle / "model.bin").symlink_to(self.root / "weights")
        code, _, err = self.run_command("pack", self.bundle, "--out", self.root / "one.tar.gz")
        self.assertEqual((code, err), (1, f"{self.bundle} is not whole and was not packed: model.bin is a link.\n"))
        self.assertFalse((self.root / "one.tar.gz").exists())

    def test_should_leave_nothing_half_written_on_a_full_disk(self) -> None:
        done = self.run_with_small_disk("pack", self.bundle, "--out", self.root / "one.tar.gz")
        self.assertEqual(done.returncode, 1)
        self.assertRegex(done.stderr, r"^\S+one\.tar\.gz can't be written: File too large\. Nothing was changed\.\n$")
        self.assertEqual(sorted(p.name for p in self.root.iterdir()), ["tiny"])


class InspectTest(Commands):
    def test_should_say_what_the_bundle_is(self) -> None:
        code, out, _ = self.run_command("inspect", self.bundle)
        self.assertEqual(code, 0)
        self.assertIn(f"{manifest.digest(self.bundle)}, unsigned", out)
        self.assertIn("RGB, sides 160, 224, stretch", out)
        self.assertRegex(out, r" 160  avx2 +top1 +0\.500 +- +- +-\n")

    def test_should_describe_what_is_shipped(self) -> None:
        code, out, _ = self.run_command("inspect", SHIPPED)
        self.assertEqual(code, 0)
        self.assertIn("efficientnet-lite0, int8", out)


@needs.packages("model_signing", "OpenSSL")
class SignatureTest(Commands):
    def setUp(self) -> None:
        super().setUp()
        self.run_command("keygen", self.root / "release")
        self.private, self.public = self.root / "release.key", self.root / "release.pub"

    def model_signing(self, *arguments: object) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "model_signing", *map(str, arguments)]
        return subprocess.run(command, capture_output=True, text=True, check=False)

    def sign(self) -> None:
        code, _, err = self.run_command("sign", self.bundle, "--key", self.private)
        self.assertEqual((code, err), (0, ""))

    def problem(self, key: Path | None = None) -> str:
        from ocellus_models.bundle import signature

        return signature.problem(self.bundle, key or self.public) or ""

    def test_should_keep_the_private_key_to_its_user_and_overwrite_none(self) -> None:
        before = self.private.read_bytes()
        code, _, err = self.run_command("keygen", self.root / "release")
        self.assertEqual(code, 1)
        self.assertIn("exists already and is not overwritten", err)
        self.assertEqual(self.private.read_bytes(), before)
        self.assertEqual(self.private.stat().st_mode & 0o777, 0o600)

    def test_should_leave_no_half_key_on_a_full_disk(self) -> None:
        done = self.run_with_small_disk("keygen", self.root / "other")
        self.assertEqual(done.returncode, 1)
        self.assertRegex(done.stderr, r"^\S+other\.key can't be written: File too large\. Nothing was left of it\.\n$")
        self.assertEqual(list(self.root.glob("other*")), [])

    def test_should_sign_so_that_model_signing_verifies(self) -> None:
        self.sign()
        file = self.bundle / manifest.SIGNATURE
        done = self.model_signing("verify", "key", self.bundle, "--signature", file, "--public_key", self.public)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual(self.problem(), "")

    def test_should_verify_what_model_signing_signed(self) -> None:
        file = self.bundle / manifest.SIGNATURE
        done = self.model_signing("sign", "key", self.bundle, "--signature", file, "--private_key", self.private)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual(self.problem(), "")

    def test_should_sign_again_over_an_older_signature(self) -> None:
        self.sign()
        self.sign()
        self.assertEqual(self.problem(), "")
        self.assertEqual(manifest.check_files(self.bundle, manifest.read(self.bundle)), [])

    def test_should_refuse_a_signature_by_another_key(self) -> None:
        self.run_command("keygen", self.root / "other")
        self.sign()
        self.assertIn("is not believed: Key mismatch", self.problem(self.root / "other.pub"))

    def test_should_refuse_a_flipped_bit(self) -> None:
        self.sign()
        (self.bundle / "model.bin").write_bytes(b"weightz" + b"weights" * 999)
        self.assertIn("Hash mismatch for 'model.bin'", self.problem())

    def test_should_not_sign_what_is_not_whole(self) -> None:
        (self.bundle / "labels.txt").unlink()
        code, _, err = self.run_command("sign", self.bundle, "--key", self.private)
        self.assertEqual((code, err), (1, f"{self.bundle} is not whole and was not signed: labels.txt is missing.\n"))

    def test_should_say_what_is_wrong_with_a_key(self) -> None:
        for key, reason in ((self.public, "no unencrypted private key"), (self.root / "lost", "No such file")):
            code, _, err = self.run_command("sign", self.bundle, "--key", key)
            self.assertEqual(code, 1)
            self.assertRegex(err, rf"^\S+ can't be used as a key: .*{reason}.*\n$")
        self.assertFalse((self.bundle / manifest.SIGNATURE).exists())

    def test_should_verify_the_shipped_bundle_with_a_signature_of_ours(self) -> None:
        copy = self.root / "imagenet-lite0" / "1"
        shutil.copytree(SHIPPED, copy)
        self.bundle = copy
        self.sign()
        file = copy / manifest.SIGNATURE
        done = self.model_signing("verify", "key", copy, "--signature", file, "--public_key", self.public)
        self.assertEqual(done.returncode, 0, done.stderr)


if __name__ == "__main__":
    unittest.main()
