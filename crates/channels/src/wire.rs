//! A line to a server, in the open or under TLS by the authorities that this machine trusts.

use rustls::pki_types::ServerName;
use rustls::{ClientConfig, ClientConnection, RootCertStore, StreamOwned};
use std::io::{self, Read, Write};
use std::net::{TcpStream, ToSocketAddrs as _};
use std::sync::Arc;
use std::time::Duration;

/// A line that bytes go over.
#[derive(Debug)]
pub(crate) enum Wire {
    Open(TcpStream),
    Tls(Box<StreamOwned<ClientConnection, TcpStream>>),
}

impl Wire {
    /// Opens a line in the open; every wait on it ends after `patience`.
    pub(crate) fn open(host: &str, port: u16, patience: Duration) -> io::Result<Self> {
        let mut last = io::Error::new(io::ErrorKind::NotFound, "the name has no address");
        for address in (host, port).to_socket_addrs()? {
            match TcpStream::connect_timeout(&address, patience) {
                Ok(stream) => {
                    stream.set_read_timeout(Some(patience))?;
                    stream.set_write_timeout(Some(patience))?;
                    stream.set_nodelay(true)?;
                    return Ok(Wire::Open(stream));
                }
                Err(error) => last = error,
            }
        }
        Err(last)
    }

    /// Goes on under TLS; what is under it already stays so.
    pub(crate) fn under_tls(self, host: &str) -> io::Result<Self> {
        let stream = match self {
            Wire::Open(stream) => stream,
            Wire::Tls(_) => return Ok(self),
        };
        let name = ServerName::try_from(host.to_owned()).map_err(io::Error::other)?;
        let client = ClientConnection::new(config()?, name).map_err(io::Error::other)?;
        let mut tls = StreamOwned::new(client, stream);
        // Now, and not with the first word: whoever listens in must not be told anything.
        while tls.conn.is_handshaking() {
            tls.conn.complete_io(&mut tls.sock)?;
        }
        Ok(Wire::Tls(Box::new(tls)))
    }

    /// How long a read waits from now on.
    pub(crate) fn set_patience(&self, patience: Duration) -> io::Result<()> {
        let stream = match self {
            Wire::Open(stream) => stream,
            Wire::Tls(tls) => tls.get_ref(),
        };
        stream.set_read_timeout(Some(patience))
    }
}

fn config() -> io::Result<Arc<ClientConfig>> {
    let found = rustls_native_certs::load_native_certs();
    let mut roots = RootCertStore::empty();
    let (trusted, _) = roots.add_parsable_certificates(found.certs);
    if trusted == 0 {
        return Err(io::Error::other("this machine trusts no authority: no certificates found"));
    }
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let config = ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .map_err(io::Error::other)?
        .with_root_certificates(roots)
        .with_no_client_auth();
    Ok(Arc::new(config))
}

impl Read for Wire {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        match self {
            Wire::Open(stream) => stream.read(buffer),
            Wire::Tls(tls) => tls.read(buffer),
        }
    }
}

impl Write for Wire {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self {
            Wire::Open(stream) => stream.write(bytes),
            Wire::Tls(tls) => tls.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match self {
            Wire::Open(stream) => stream.flush(),
            Wire::Tls(tls) => tls.flush(),
        }
    }
}
