//! A signed message to a program outside that somebody of the company named by its address.
//!
//! Whoever names an address must not reach through this program what only this machine can
//! reach (SSRF): loopback, private and link-local networks are refused. It is looked at where
//! the line is opened, after names were resolved: a name that leads elsewhere later than it was
//! looked at leads nowhere. No redirect is followed and no proxy is asked.

use crate::gateway::{AT, ID, SIGNATURE, Short, signature};
use crate::handed::Handed;
use crate::line::one_line;
use crate::secret::Secret;
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;
use std::io;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};
use std::time::Duration;
use ureq::Agent;
use ureq::config::Config;
use ureq::http::Uri;
use ureq::unversioned::resolver::{DefaultResolver, ResolvedSocketAddrs, Resolver};
use ureq::unversioned::transport::{DefaultConnector, NextTimeout};

/// Who may be told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// Programs on the public internet, over HTTPS.
    Public,
    /// Also those of this machine and of private networks, over HTTP as well: the operator has
    /// allowed it.
    Private,
}

/// An address that is told nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BadAddress {
    #[error("is no address of the form https://example.com/path")]
    NoAddress,
    #[error("is not https: what is told would be readable on the way")]
    NotHttps,
    #[error("holds a password: it would stand in lists and logs")]
    HoldsPassword,
    #[error("leads into this machine or a private network")]
    Private,
}

/// A program outside, as it is told.
#[derive(Clone, Debug)]
pub struct Hook {
    pub address: String,
    pub secret: Secret,
    pub reach: Reach,
    pub patience: Duration,
}

/// Looks at an address before it is kept. Where a name leads shows only when it is asked.
///
/// # Errors
/// [`BadAddress`].
pub fn check_address(address: &str, reach: Reach) -> Result<(), BadAddress> {
    let uri: Uri = address.parse().map_err(|_| BadAddress::NoAddress)?;
    let authority = uri.authority().ok_or(BadAddress::NoAddress)?;
    if authority.as_str().contains('@') {
        return Err(BadAddress::HoldsPassword);
    }
    let host = authority.host().trim_start_matches('[').trim_end_matches(']');
    match (uri.scheme_str(), reach) {
        (Some("https"), _) | (Some("http"), Reach::Private) => {}
        (Some("http"), Reach::Public) => return Err(BadAddress::NotHttps),
        _ => return Err(BadAddress::NoAddress),
    }
    if host.is_empty() {
        return Err(BadAddress::NoAddress);
    }
    let literal: Option<IpAddr> = host.parse().ok();
    if reach == Reach::Public
        && (host.eq_ignore_ascii_case("localhost") || literal.is_some_and(|ip| !is_public(ip)))
    {
        return Err(BadAddress::Private);
    }
    Ok(())
}

/// The secret of one program, worked out from that of the installation: none of them can sign
/// for another.
pub fn secret_for(master: &Secret, what: &str) -> Secret {
    if master.is_empty() {
        return Secret::default();
    }
    let mut mac = Hmac::<Sha256>::new_from_slice(master.reveal().as_bytes())
        .expect("a key of any length will do");
    mac.update(what.as_bytes());
    let digits = mac.finalize().into_bytes();
    Secret::new(digits.iter().fold(String::new(), |text, byte| format!("{text}{byte:02x}")))
}

impl Hook {
    /// Tells it: the body as it is signed, under the event's own name.
    pub fn tell(&self, id: &str, at: i64, body: &str) -> Handed {
        if self.secret.is_empty() {
            return Handed::Unreachable { said: "there is no secret to sign with".to_owned() };
        }
        if let Err(refused) = check_address(&self.address, self.reach) {
            return Handed::Refused { said: format!("the address {refused}") };
        }
        match self.ask(id, at, body) {
            Ok((status, said)) => read(status, &said),
            Err(error) => broken(&error),
        }
    }

    fn ask(&self, id: &str, at: i64, body: &str) -> Result<(u16, String), ureq::Error> {
        let config = Config::builder()
            .timeout_global(Some(self.patience))
            .http_status_as_error(false)
            .max_redirects(0)
            .proxy(None)
            .build();
        let resolver = Guarded { reach: self.reach, names: DefaultResolver::default() };
        let agent = Agent::with_parts(config, DefaultConnector::default(), resolver);
        let short = Short { to: "", text: "", id, at };
        let mut answer = agent
            .post(&self.address)
            .content_type("application/json")
            .header(ID, id)
            .header(AT, at.to_string())
            .header(SIGNATURE, signature(&self.secret, short, body))
            .send(body)?;
        let status = answer.status().as_u16();
        // The status has said what matters; an answer that cannot be read adds nothing.
        let said = answer.body_mut().with_config().limit(4096).read_to_string();
        Ok((status, said.unwrap_or_default()))
    }
}

fn read(status: u16, said: &str) -> Handed {
    let told = one_line(&format!("{status} {said}"), 300);
    match status {
        200..=299 => Handed::Taken { said: told, reference: String::new() },
        // A redirect is not followed: whoever answers does not choose who is told.
        300..=399 => Handed::Refused { said: one_line(&format!("{status}: redirected"), 300) },
        _ => Handed::Later { said: told },
    }
}

fn broken(error: &ureq::Error) -> Handed {
    let said = one_line(&error.to_string(), 300);
    match error {
        ureq::Error::Io(cause) if cause.kind() == io::ErrorKind::PermissionDenied => {
            Handed::Refused { said }
        }
        _ => Handed::Later { said },
    }
}

/// Resolves names, and hands out only addresses that may be reached. The line is opened to
/// exactly these.
#[derive(Debug)]
struct Guarded {
    reach: Reach,
    names: DefaultResolver,
}

impl Resolver for Guarded {
    fn resolve(
        &self,
        uri: &Uri,
        config: &Config,
        timeout: NextTimeout,
    ) -> Result<ResolvedSocketAddrs, ureq::Error> {
        let found = self.names.resolve(uri, config, timeout)?;
        let refused = found.iter().find(|one| self.reach == Reach::Public && !is_public(one.ip()));
        match refused {
            None => Ok(found),
            // One such address is enough: whoever owns the name chooses the order.
            Some(_) => Err(ureq::Error::Io(io::Error::new(
                io::ErrorKind::PermissionDenied,
                "the name leads into this machine or a private network",
            ))),
        }
    }
}

/// Is it an address of the public internet?
pub fn is_public(ip: IpAddr) -> bool {
    match ip {
        IpAddr::V4(ip) => is_public_v4(ip),
        IpAddr::V6(ip) => is_public_v6(ip),
    }
}

/// The registries of special-purpose addresses (RFC 6890).
fn is_public_v4(ip: Ipv4Addr) -> bool {
    let [a, b, c, _] = ip.octets();
    let special = a == 0
        || ip.is_loopback()
        || ip.is_private()
        || ip.is_link_local()
        || ip.is_broadcast()
        || ip.is_multicast()
        || ip.is_documentation()
        // Shared behind carriers, protocol assignments, benchmarks, reserved.
        || (a == 100 && (64..128).contains(&b))
        || (a == 192 && b == 0 && c == 0)
        || (a == 192 && b == 88 && c == 99)
        || (a == 198 && (18..20).contains(&b))
        || a >= 240;
    !special
}

fn is_public_v6(ip: Ipv6Addr) -> bool {
    // An IPv4 address in the clothes of IPv6 is the IPv4 address.
    if let Some(inner) = embedded(ip) {
        return is_public_v4(inner);
    }
    // Global unicast is 2000::/3; documentation and protocol assignments lie within.
    let [a, b, ..] = ip.segments();
    let documentation = (a == 0x2001 && b == 0x0db8) || (a == 0x3fff && b < 0x1000);
    let protocols = a == 0x2001 && b < 0x0200;
    (0x2000..0x4000).contains(&a) && !documentation && !protocols
}

/// The IPv4 address inside: mapped, compatible, NAT64, 6to4.
fn embedded(ip: Ipv6Addr) -> Option<Ipv4Addr> {
    let [a, b, c, d, e, f, g, h] = ip.segments();
    let of = |high: u16, low: u16| {
        let [p, q] = high.to_be_bytes();
        let [r, s] = low.to_be_bytes();
        Ipv4Addr::new(p, q, r, s)
    };
    match [a, b, c, d, e, f] {
        [0, 0, 0, 0, 0, 0xffff | 0] | [0x64, 0xff9b, 0, 0, 0, 0] => Some(of(g, h)),
        [0x2002, high, low, ..] => Some(of(high, low)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_looked_at_before_it_is_kept() {
        use BadAddress::{HoldsPassword, NoAddress, NotHttps, Private};
        let rows = [
            ("https://example.com/hook?a=b", Ok(()), Ok(())),
            ("http://example.com/hook", Err(NotHttps), Ok(())),
            ("https://127.0.0.1:8443/", Err(Private), Ok(())),
            ("https://[::1]/", Err(Private), Ok(())),
            ("https://[::ffff:10.0.0.1]/", Err(Private), Ok(())),
            ("https://169.254.169.254/latest/meta-data", Err(Private), Ok(())),
            ("https://LOCALHOST/", Err(Private), Ok(())),
            ("http://10.1.1.1/", Err(NotHttps), Ok(())),
            ("https://user:secret@example.com/", Err(HoldsPassword), Err(HoldsPassword)),
            ("ftp://example.com/", Err(NoAddress), Err(NoAddress)),
            ("file:///etc/passwd", Err(NoAddress), Err(NoAddress)),
            ("example.com/hook", Err(NoAddress), Err(NoAddress)),
            ("/hook", Err(NoAddress), Err(NoAddress)),
            ("", Err(NoAddress), Err(NoAddress)),
            ("https://", Err(NoAddress), Err(NoAddress)),
        ];
        for (address, public, private) in rows {
            assert_eq!(check_address(address, Reach::Public), public, "{address}");
            assert_eq!(check_address(address, Reach::Private), private, "{address}");
        }
    }

    #[test]
    fn no_program_can_sign_for_another() {
        let master = Secret::new("of the installation");
        let (one, two) = (secret_for(&master, "1:1"), secret_for(&master, "1:2"));
        assert_ne!(one, two);
        assert_eq!(one, secret_for(&master, "1:1"), "the same each time");
        assert!(one.reveal().len() == 64 && !one.reveal().contains("installation"));
        assert!(secret_for(&Secret::default(), "1:1").is_empty(), "nothing to sign with");
    }
}
