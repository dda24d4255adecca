/** A file beside `operator.env`, which names it as the only authority for TLS. */
export const noAuthorityFileName = 'no-authority.pem';

/**
 * A certificate of an authority that has signed nothing and can sign nothing. Its private key was destroyed when the
 * certificate was made (openssl, P-256). A client that trusts only this authority connects to no server over TLS. The
 * certificate is valid, because some SDKs refuse to start with an empty file.
 */
export const noAuthority = `-----BEGIN CERTIFICATE-----
MIIByTCCAW+gAwIBAgIUaIgr85GjEbvMSkvn/j4nVZ9giVkwCgYIKoZIzj0EAwIw
OTE3MDUGA1UEAwwuTm8gYXV0aG9yaXR5OiB0aGUgbG9jYWwgaG9zdCBvZiBteWhv
bWUtYWNjb3VudDAgFw0yNjExMjcwMzM0MTlaGA8yMTI2MTEwMzAzMzQxOVowOTE3
MDUGA1UEAwwuTm8gYXV0aG9yaXR5OiB0aGUgbG9jYWwgaG9zdCBvZiBteWhvbWUt
YWNjb3VudDBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABHrRx4Lw6dgGR8V3TZT7
h0wmTHzWClxu2v29zgCJfM5oPvBb0fQdSt6qO5ug+CRAy/MoRFtHOREesbLkC7Xz
JMyjUzBRMB0GA1UdDgQWBBS7iKGcELizvhIxnkLNSoEaOTh45jAfBgNVHSMEGDAW
gBS7iKGcELizvhIxnkLNSoEaOTh45jAPBgNVHRMBAf8EBTADAQH/MAoGCCqGSM49
BAMCA0gAMEUCIG2YML+dWIeQ3lEIC0QW8SMAz/LrwzEC6+QjC3frXwtXAiEAn4XR
CYhBiY4HxKS1EfkegrVx7aSmbSNHptWRhQCRcBs=
-----END CERTIFICATE-----
`;
