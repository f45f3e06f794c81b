//! Telling programs outside: what may be reached, and that a name leads nobody inside.

use saldo_channels::{Handed, Hook, Reach, Secret, check_address, is_public};
use std::net::{IpAddr, TcpListener};
use std::time::Duration;

mod ssrf {
    use super::*;

    /// First and last of each network that is none of the public internet, and what lies
    /// just beside it.
    const TABLE: [(&str, bool); 98] = [
        ("0.0.0.0", false),
        ("0.255.255.255", false),
        ("1.0.0.0", true),
        ("9.255.255.255", true),
        ("10.0.0.0", false),
        ("10.255.255.255", false),
        ("11.0.0.0", true),
        ("100.63.255.255", true),
        ("100.64.0.0", false),
        ("100.100.100.200", false),
        ("100.127.255.255", false),
        ("100.128.0.0", true),
        ("126.255.255.255", true),
        ("127.0.0.0", false),
        ("127.0.0.1", false),
        ("127.1.2.3", false),
        ("127.255.255.255", false),
        ("128.0.0.0", true),
        ("169.253.255.255", true),
        ("169.254.0.0", false),
        ("169.254.169.254", false),
        ("169.254.170.2", false),
        ("169.254.255.255", false),
        ("169.255.0.0", true),
        ("172.15.255.255", true),
        ("172.16.0.0", false),
        ("172.17.0.1", false),
        ("172.31.255.255", false),
        ("172.32.0.0", true),
        ("191.255.255.255", true),
        ("192.0.0.0", false),
        ("192.0.0.192", false),
        ("192.0.0.255", false),
        ("192.0.1.0", true),
        ("192.0.2.0", false),
        ("192.0.2.255", false),
        ("192.0.3.0", true),
        ("192.88.98.255", true),
        ("192.88.99.0", false),
        ("192.88.99.255", false),
        ("192.88.100.0", true),
        ("192.167.255.255", true),
        ("192.168.0.0", false),
        ("192.168.1.1", false),
        ("192.168.255.255", false),
        ("192.169.0.0", true),
        ("198.17.255.255", true),
        ("198.18.0.0", false),
        ("198.19.255.255", false),
        ("198.20.0.0", true),
        ("198.51.99.255", true),
        ("198.51.100.0", false),
        ("198.51.100.255", false),
        ("198.51.101.0", true),
        ("203.0.112.255", true),
        ("203.0.113.0", false),
        ("203.0.113.255", false),
        ("203.0.114.0", true),
        ("223.255.255.255", true),
        ("224.0.0.0", false),
        ("239.255.255.255", false),
        ("240.0.0.0", false),
        ("255.255.255.254", false),
        ("255.255.255.255", false),
        ("8.8.8.8", true),
        ("93.184.216.34", true),
        ("::", false),
        ("::1", false),
        ("::2", false),
        ("::127.0.0.1", false),
        ("::ffff:127.0.0.1", false),
        ("::ffff:10.1.2.3", false),
        ("::ffff:169.254.169.254", false),
        ("::ffff:8.8.8.8", true),
        ("::ffff:0:127.0.0.1", false),
        ("64:ff9b::7f00:1", false),
        ("64:ff9b::a00:1", false),
        ("64:ff9b::808:808", true),
        ("64:ff9b:1::1", false),
        ("100::1", false),
        ("1fff::1", false),
        ("2000::1", true),
        ("2001::1", false),
        ("2001:1ff::1", false),
        ("2001:200::1", true),
        ("2001:4860:4860::8888", true),
        ("2001:db8::1", false),
        ("2002:7f00:1::", false),
        ("2002:a00:1::1", false),
        ("2002:c0a8:101::1", false),
        ("2002:808:808::1", true),
        ("2606:4700::1111", true),
        ("3fff::1", false),
        ("3fff:1000::1", true),
        ("fc00::1", false),
        ("fdff::1", false),
        ("fe80::1", false),
        ("ff02::1", false),
    ];

    /// Loopback and private networks in the clothes that some resolvers take off again.
    const CLOTHES: [&str; 22] = [
        "2130706433",
        "0x7f000001",
        "0x7f.0.0.1",
        "0x7f.1",
        "0177.0.0.1",
        "0177.1",
        "017700000001",
        "127.1",
        "127.0.1",
        "0",
        "0x0",
        "0xa000001",
        "167772161",
        "012.0.0.1",
        "10.1",
        "3232235777",
        "0xc0a80101",
        "2852039166",
        "0xa9fea9fe",
        "localhost",
        "LocalHost",
        "localhost.",
    ];

    fn tell(address: &str) -> Handed {
        let hook = Hook {
            address: address.to_owned(),
            secret: Secret::new("key"),
            reach: Reach::Public,
            patience: Duration::from_secs(5),
        };
        hook.tell("id", 1, "{}")
    }

    /// A port of this machine to which nobody may come.
    fn inside() -> (TcpListener, u16) {
        let inside = TcpListener::bind("127.0.0.1:0").expect("a port");
        inside.set_nonblocking(true).expect("asked without waiting");
        let port = inside.local_addr().expect("bound").port();
        (inside, port)
    }

    /// S18: 120 addresses, looked at before they are kept and held against what the line is
    /// opened to.
    #[test]
    fn table_of_120_addresses() {
        let (inside, port) = inside();
        for (ip, public) in TABLE {
            let read: IpAddr = ip.parse().expect(ip);
            assert_eq!(is_public(read), public, "{ip}");
            let host = if read.is_ipv6() { format!("[{ip}]") } else { ip.to_owned() };
            let looked_at = check_address(&format!("https://{host}/"), Reach::Public);
            assert_eq!(looked_at.is_ok(), public, "{ip}");
            if !public {
                let told = tell(&format!("https://{host}:{port}/"));
                assert!(matches!(told, Handed::Refused { .. }), "{ip}: {told:?}");
            }
        }
        for host in CLOTHES {
            let told = tell(&format!("https://{host}:{port}/"));
            assert!(matches!(told, Handed::Refused { .. } | Handed::Later { .. }), "{host}");
        }
        assert!(inside.accept().is_err(), "nobody came");
        assert_eq!(TABLE.len() + CLOTHES.len(), 120);
    }

    /// What the name looks like says nothing; only the guard keeps the line shut.
    #[test]
    fn a_name_that_leads_inside_is_refused_where_the_line_is_opened() {
        let (inside, port) = inside();
        for host in ["2130706433", "0x7f000001", "127.1"] {
            let address = format!("https://{host}:{port}/");
            assert_eq!(check_address(&address, Reach::Public), Ok(()), "{host} looks public");
            let told = tell(&address);
            let guarded = matches!(&told, Handed::Refused { said } if said.contains("private"));
            assert!(guarded, "{host}: {told:?}");
        }
        assert!(inside.accept().is_err(), "nobody came");
    }
}
