"""The hub's own CA and its leaf certificate; the client trusts exactly that CA.

The invitation carries the CA's SHA-256: a client fetches `/ca` sending nothing, compares, and
only then speaks. The leaf is renewed at each start, so nobody has to.
"""

import hashlib
import http.client
import ipaddress
import ssl
from datetime import datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

CA_YEARS = timedelta(days=3650)
LEAF_DAYS = timedelta(days=90)
CLOCK_SKEW = timedelta(hours=1)
CA_FILE, CA_KEY, LEAF_FILE = "ca.pem", "ca.key", "leaf.pem"
FETCH_SECONDS = 10.0


class WrongHub(Exception):
    """The certificate there is not the one in the invitation: not connected, nothing was sent."""


def create_ca(folder: Path, now: datetime) -> None:
    """Write a new CA certificate and its key (0600) into `folder`."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = _name("mashboard hub CA")
    usage = x509.KeyUsage(
        digital_signature=False,
        content_commitment=False,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=True,
        crl_sign=True,
        encipher_only=False,
        decipher_only=False,
    )
    certificate = (
        _builder(name, name, key, now, CA_YEARS)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .add_extension(usage, critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .sign(key, hashes.SHA256())
    )
    folder.mkdir(parents=True, exist_ok=True)
    _write_private(folder / CA_KEY, _pem(key))
    (folder / CA_FILE).write_bytes(certificate.public_bytes(serialization.Encoding.PEM))


def renew_leaf(folder: Path, hosts: tuple[str, ...], now: datetime) -> None:
    """Write a new leaf certificate for `hosts` (names or addresses), with its key, chained."""
    ca = load_ca(folder)
    ca_key = serialization.load_pem_private_key((folder / CA_KEY).read_bytes(), None)
    if not isinstance(ca_key, ec.EllipticCurvePrivateKey):
        raise TypeError("the CA key is not an elliptic curve key")
    key = ec.generate_private_key(ec.SECP256R1())
    certificate = (
        _builder(_name("mashboard hub"), ca.subject, key, now, LEAF_DAYS)
        .add_extension(x509.SubjectAlternativeName([_general(h) for h in hosts]), critical=False)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH]), critical=False)
        .add_extension(
            x509.AuthorityKeyIdentifier.from_issuer_public_key(ca_key.public_key()), critical=False
        )
        .sign(ca_key, hashes.SHA256())
    )
    _write_private(
        folder / LEAF_FILE, _pem(key) + certificate.public_bytes(serialization.Encoding.PEM)
    )


def load_ca(folder: Path) -> x509.Certificate:
    return x509.load_pem_x509_certificate((folder / CA_FILE).read_bytes())


def fingerprint(ca: x509.Certificate) -> str:
    """SHA-256 of the DER form, hex."""
    return ca.fingerprint(hashes.SHA256()).hex()


def server_context(folder: Path) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.minimum_version = ssl.TLSVersion.TLSv1_3
    context.load_cert_chain(folder / LEAF_FILE)
    return context


def client_context(ca_pem: str) -> ssl.SSLContext:
    """Trusts this CA and nothing else."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.minimum_version = ssl.TLSVersion.TLSv1_3
    context.load_verify_locations(cadata=ca_pem)
    return context


def fetch_ca(host: str, port: int, expected: str) -> str:
    """The hub's CA as PEM, if its SHA-256 is `expected`. Blocks; raises OSError or WrongHub."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    connection = http.client.HTTPSConnection(host, port, timeout=FETCH_SECONDS, context=context)
    try:
        connection.request("GET", "/ca")
        pem = connection.getresponse().read(64 * 1024).decode("ascii", "replace")
    finally:
        connection.close()
    if _pem_fingerprint(pem) != expected:
        raise WrongHub(f"{host}:{port}")
    return pem


def _pem_fingerprint(pem: str) -> str:
    try:
        return hashlib.sha256(ssl.PEM_cert_to_DER_cert(pem)).hexdigest()
    except ValueError:
        return ""


def _builder(
    subject: x509.Name,
    issuer: x509.Name,
    key: ec.EllipticCurvePrivateKey,
    now: datetime,
    lives: timedelta,
) -> x509.CertificateBuilder:
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - CLOCK_SKEW)
        .not_valid_after(now + lives)
    )


def _name(common: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, common)])


def _general(host: str) -> x509.GeneralName:
    try:
        return x509.IPAddress(ipaddress.ip_address(host))
    except ValueError:
        return x509.DNSName(host)


def _pem(key: ec.EllipticCurvePrivateKey) -> bytes:
    return key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )


def _write_private(path: Path, data: bytes) -> None:
    """Readable by its owner only, from its first byte on."""
    path.touch(mode=0o600)
    path.chmod(0o600)
    path.write_bytes(data)
