//! The door: who keeps failing waits, a second factor, a new password by mail, and what of it
//! stands in the journal.

use crate::firm::{Firm, on_both};
use crate::post::{Post, ready, set, switch_on};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use saldo_domain::Role;
use saldo_domain::book::Moment;
use saldo_domain::throttle::Counted;
use saldo_work::door::{self, Knock, SecretKey};
use saldo_work::users::{self, NewPerson, Person};
use saldo_work::{Office, Refused, Silent, Who, notices};

const PASSWORD: &str = "correct horse";
const NEW: &str = "another battery";

fn add(firm: &Firm, login: &str) -> Person {
    let new = NewPerson {
        login: login.to_owned(),
        name: login.to_owned(),
        role: Role::Accountant,
        team: String::new(),
        language: "en".to_owned(),
        password: PASSWORD.to_owned(),
    };
    users::add(&firm.office, firm.company, Who::program(), &new).expect("added")
}

fn knock<'k>(login: &'k str, password: &'k str, address: &'k str) -> Knock<'k> {
    Knock { login, password, code: "", address }
}

fn enter(firm: &Firm, knock: Knock<'_>) -> Result<Person, Refused> {
    door::enter(&firm.office, firm.company, knock)
}

fn wait(firm: &Firm, seconds: i64) {
    firm.clock.set(Moment(firm.office.now().0 + seconds * 1_000_000));
}

mod auth {
    use super::*;

    /// S10: whoever keeps failing waits longer and longer, whether there is such an account or
    /// not; nobody else does, and nobody is locked out by strangers.
    #[test]
    fn throttle_by_account_and_address() {
        let firm = Firm::new();
        add(&firm, "known");
        add(&firm, "other");
        enter(&firm, knock("known", PASSWORD, "192.0.2.1")).expect("in");
        for login in ["known", "unknown"] {
            for _ in 0..Counted::AccountFromAddress.free() {
                let refused = enter(&firm, knock(login, "wrong", "192.0.2.9"));
                assert!(matches!(refused, Err(Refused::SignIn)), "{login}: {refused:?}");
            }
            let held = enter(&firm, knock(login, PASSWORD, "192.0.2.9"));
            let seconds = match held {
                Err(Refused::TooManyAttempts { seconds }) => seconds,
                other => panic!("{login}: {other:?}"),
            };
            assert_eq!(seconds, 30, "{login}: the right password does not help either");
        }
        // Another account from there, and the same from elsewhere, are not held.
        enter(&firm, knock("other", PASSWORD, "192.0.2.9")).expect("another account");
        enter(&firm, knock("known", PASSWORD, "192.0.2.1")).expect("from elsewhere");
        wait(&firm, 30);
        enter(&firm, knock("known", PASSWORD, "192.0.2.9")).expect("after the wait");
        // What came in is forgotten: five more are free.
        for _ in 0..Counted::AccountFromAddress.free() {
            let refused = enter(&firm, knock("known", "wrong", "192.0.2.9"));
            assert!(matches!(refused, Err(Refused::SignIn)), "{refused:?}");
        }
    }

    /// S10: many accounts from one address, and one account from many, are held too; but whoever
    /// came in from an address before is not kept out by strangers elsewhere.
    #[test]
    fn lists_of_passwords_and_of_addresses_are_held_and_lock_nobody_out() {
        let firm = Firm::new();
        add(&firm, "known");
        enter(&firm, knock("known", PASSWORD, "192.0.2.1")).expect("in");
        let mut held = 0;
        for number in 0..Counted::Address.free() + 5 {
            let login = format!("stolen{number}");
            let refused = enter(&firm, knock(&login, "wrong", "192.0.2.9"));
            held += u32::from(matches!(refused, Err(Refused::TooManyAttempts { .. })));
        }
        assert_eq!(held, 5);
        held = 0;
        for number in 0..Counted::Account.free() + 5 {
            let address = format!("198.51.100.{number}");
            let refused = enter(&firm, knock("known", "wrong", &address));
            held += u32::from(matches!(refused, Err(Refused::TooManyAttempts { .. })));
        }
        assert_eq!(held, 5);
        enter(&firm, knock("known", PASSWORD, "192.0.2.1")).expect("the owner comes in");
    }
}

fn with_key(firm: &Firm) -> Office {
    firm.office.clone().with_key(SecretKey::of(&"k".repeat(40)))
}

/// The code that a device shows, worked out from the secret as the standard says and with code of
/// its own.
fn code(secret: &str, now: Moment) -> String {
    const LETTERS: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    let mut bits = String::new();
    for letter in secret.chars() {
        let place = LETTERS.find(letter).expect("a letter of base 32");
        bits.push_str(&format!("{place:05b}"));
    }
    let bytes: Vec<u8> = bits
        .as_bytes()
        .chunks_exact(8)
        .map(|eight| {
            let text = std::str::from_utf8(eight).expect("digits");
            u8::from_str_radix(text, 2).expect("a byte")
        })
        .collect();
    let step = (now.0 / 30_000_000).to_be_bytes();
    let tag = hmac_sha1(&bytes, &step);
    let offset = usize::from(tag[19] & 15);
    let four = [tag[offset] & 127, tag[offset + 1], tag[offset + 2], tag[offset + 3]];
    format!("{:06}", u32::from_be_bytes(four) % 1_000_000)
}

/// HMAC (RFC 2104) over SHA-1 (FIPS 180-4), written out: an oracle that shares nothing with the
/// library that the product uses.
fn hmac_sha1(key: &[u8], message: &[u8]) -> [u8; 20] {
    let mut block = [0_u8; 64];
    block[..key.len()].copy_from_slice(key);
    let with = |pad: u8, rest: &[u8]| {
        let mut text: Vec<u8> = block.iter().map(|byte| byte ^ pad).collect();
        text.extend_from_slice(rest);
        sha1(&text)
    };
    with(0x5c, &with(0x36, message))
}

fn sha1(message: &[u8]) -> [u8; 20] {
    let mut state: [u32; 5] = [0x6745_2301, 0xefcd_ab89, 0x98ba_dcfe, 0x1032_5476, 0xc3d2_e1f0];
    let mut text = message.to_vec();
    text.push(0x80);
    while text.len() % 64 != 56 {
        text.push(0);
    }
    text.extend_from_slice(&(message.len() as u64 * 8).to_be_bytes());
    for block in text.chunks_exact(64) {
        let mut words = [0_u32; 80];
        for (word, four) in words.iter_mut().zip(block.chunks_exact(4)) {
            *word = u32::from_be_bytes(four.try_into().expect("four bytes"));
        }
        for at in 16..80 {
            let mixed = words[at - 3] ^ words[at - 8] ^ words[at - 14] ^ words[at - 16];
            words[at] = mixed.rotate_left(1);
        }
        let [mut a, mut b, mut c, mut d, mut e] = state;
        for (at, word) in words.iter().enumerate() {
            let (mix, constant) = match at / 20 {
                0 => ((b & c) | (!b & d), 0x5a82_7999),
                1 => (b ^ c ^ d, 0x6ed9_eba1),
                2 => ((b & c) | (b & d) | (c & d), 0x8f1b_bcdc),
                _ => (b ^ c ^ d, 0xca62_c1d6_u32),
            };
            let next = a
                .rotate_left(5)
                .wrapping_add(mix)
                .wrapping_add(e)
                .wrapping_add(constant)
                .wrapping_add(*word);
            (e, d, c, b, a) = (d, c, b.rotate_left(30), a, next);
        }
        for (sum, part) in state.iter_mut().zip([a, b, c, d, e]) {
            *sum = sum.wrapping_add(part);
        }
    }
    let mut out = [0; 20];
    for (four, word) in out.chunks_exact_mut(4).zip(state) {
        four.copy_from_slice(&word.to_be_bytes());
    }
    out
}

#[test]
fn a_second_factor_is_asked_for_once_a_first_code_was_shown_and_each_code_counts_once() {
    on_both(|firm| {
        let person = add(firm, "known");
        let (office, company, who) = (with_key(firm), firm.company, person.who());
        let at = |code: &str| {
            let knock = Knock { code, ..knock("known", PASSWORD, "192.0.2.1") };
            door::enter(&office, company, knock)
        };
        let offered = door::begin(&office, company, who).expect("offered");
        assert!(offered.address.starts_with("otpauth://totp/N%C3%A4idis%20O%C3%9C:known?secret="));
        at("").expect("not asked for before a first code");
        let refused = door::confirm(&office, company, who, "000000");
        assert!(matches!(refused, Err(Refused::WrongCode)), "{refused:?}");
        let first = code(&offered.secret, office.now());
        let recovery = door::confirm(&office, company, who, &first).expect("on");
        assert_eq!(recovery.len(), 8);
        assert!(door::shown(&office, company, who).expect("shown").on);
        let refused = door::begin(&office, company, who);
        assert!(matches!(refused, Err(Refused::FactorIsOn)), "{refused:?}");

        let no = |code: &str, why: &str| {
            assert!(matches!(at(code), Err(Refused::SignIn)), "{why}");
        };
        no("", "without a code");
        no(&first, "the code that switched it on");
        wait(firm, 30);
        let second = code(&offered.secret, office.now());
        at(&second).expect("a fresh code");
        no(&second, "a second time");
        // The clock of a device may be half a minute off, and no more.
        let ahead = code(&offered.secret, Moment(office.now().0 + 30_000_000));
        at(&ahead).expect("ahead by a step");
        no(&code(&offered.secret, Moment(office.now().0 + 90_000_000)), "three steps ahead");
        no(&second, "an older one than was taken");
        wait(firm, 24 * 3600 + 1);
        at(&recovery[3].to_uppercase()).expect("a recovery code, as somebody types it");
        no(&recovery[3], "a recovery code twice");
        assert_eq!(door::shown(&office, company, who).expect("shown").codes_left, 7);

        // Under another key the secret opens nothing.
        let other = firm.office.clone().with_key(SecretKey::of(&"x".repeat(40)));
        let fresh = code(&offered.secret, office.now());
        let knock = Knock { code: &fresh, ..knock("known", PASSWORD, "192.0.2.1") };
        assert!(matches!(door::enter(&other, company, knock), Err(Refused::SignIn)));
        // Nor does the secret itself stand in the database.
        let kept = firm
            .office
            .store
            .read(|reader| saldo_store::door::second_factor(reader, company, person.person));
        let kept = kept.expect("reads").expect("there").secret;
        assert!(!kept.contains(&offered.secret));

        // Taken away by its person with the password, or by an administrator.
        let refused = door::switch_off(&office, company, who, ("known", "wrong"));
        assert!(matches!(refused, Err(Refused::SignIn)), "{refused:?}");
        let stranger = add(firm, "stranger").who();
        let refused = door::switch_off(&office, company, stranger, ("known", PASSWORD));
        assert!(matches!(refused, Err(Refused::NotPermitted { .. })), "{refused:?}");
        door::switch_off(&office, company, who, ("known", PASSWORD)).expect("taken away");
        at("").expect("the password alone");
    });
}

#[test]
fn without_a_key_no_second_factor_is_set_up() {
    let firm = Firm::new();
    let who = add(&firm, "known").who();
    let refused = door::begin(&firm.office, firm.company, who);
    assert!(matches!(refused, Err(Refused::NoSecretKey)), "{refused:?}");
    assert!(!door::shown(&firm.office, firm.company, who).expect("shown").can_be_set);
}

#[test]
fn a_password_is_changed_by_whoever_knows_it() {
    let firm = Firm::new();
    let who = add(&firm, "known").who();
    let change =
        |present: &str, new: &str| door::change(&firm.office, firm.company, who, (present, new));
    assert!(matches!(change("wrong", NEW), Err(Refused::SignIn)));
    assert!(matches!(change(PASSWORD, "short"), Err(Refused::WeakPassword { .. })));
    assert!(matches!(change(PASSWORD, "I am KNOWN here"), Err(Refused::WeakPassword { .. })));
    change(PASSWORD, NEW).expect("changed");
    enter(&firm, knock("known", NEW, "")).expect("the new one");
    assert!(matches!(enter(&firm, knock("known", PASSWORD, "")), Err(Refused::SignIn)));
}

fn pass(firm: &Firm, post: &Post) -> u64 {
    let mut post = post.clone();
    let company = firm.company;
    notices::pass(&firm.office, company, Who::program(), &mut post, &Silent).expect("a pass").sent
}

/// The link in a mail, as its person would follow it.
fn link_in(mail: &str) -> String {
    let whole = mail.replace("=\r\n", "").replace("=3D", "=");
    let rest = whole.split("/new-password?link=").nth(1).expect("a link");
    rest.chars().take_while(char::is_ascii_hexdigit).collect()
}

/// S11, S27: a link of 256 bits, mailed to whom it is for, that works once and for an hour;
/// nowhere but in the mail, and nobody learns whether there is such a person.
#[test]
fn a_new_password_is_set_by_a_link_that_stands_in_the_mail_alone() {
    on_both(|firm| {
        let person = add(firm, "known");
        add(firm, "no.address");
        let who = Who::program();
        users::set_email(&firm.office, firm.company, who, ("known", "known@example.com"))
            .expect("set");
        ready(firm);
        set(firm, &[("digest-at", "24:00"), ("pages", "https://saldo.example.com/")]);
        switch_on(firm).expect("on");
        let post = Post::default();
        for login in ["unknown", "no.address", " KNOWN ", "known"] {
            door::ask_for_link(&firm.office, firm.company, login).expect("one answer for all");
        }
        assert_eq!(pass(firm, &post), 1, "one mail, however often it is asked for");
        let mail = last(&post);
        let link = link_in(&mail);
        assert_eq!(link.len(), 64, "{mail}");
        assert!(mail.contains("known@example.com"), "{mail}");
        let everything = kept(firm);
        assert!(!everything.contains(&link), "the link is kept nowhere");

        let by = |link: &str, new: &str| door::set_by_link(&firm.office, firm.company, (link, new));
        assert!(matches!(by(&"0".repeat(64), NEW), Err(Refused::LinkOver)));
        assert!(matches!(by(&link, "short"), Err(Refused::WeakPassword { .. })));
        by(&link, NEW).expect("set");
        assert!(matches!(by(&link, "a third password"), Err(Refused::LinkOver)), "once");
        enter(firm, knock("known", NEW, "")).expect("the new one");

        // An hour later a new one may be asked for, and it is over an hour after it was made.
        wait(firm, 3600);
        door::ask_for_link(&firm.office, firm.company, "known").expect("asked");
        assert_eq!(pass(firm, &post), 1);
        let link = link_in(&last(&post));
        wait(firm, 3600);
        assert!(matches!(by(&link, PASSWORD), Err(Refused::LinkOver)), "too old");
        // Somebody who was disabled meanwhile gets none.
        users::disable(&firm.office, firm.company, who, "known").expect("disabled");
        door::ask_for_link(&firm.office, firm.company, "known").expect("asked");
        assert_eq!(pass(firm, &post), 0);
        assert_eq!(person.login, "known");
        firm.assert_sound();
    });
}

/// The mail handed over last.
fn last(post: &Post) -> String {
    let bytes = post.carried().pop().expect("a mail").bytes;
    String::from_utf8(bytes).expect("text")
}

/// Everything that is stored, as a copy holds it, with what is written in base 64 read.
fn kept(firm: &Firm) -> String {
    let directory = tempfile::tempdir().expect("a directory");
    let file = directory.path().join("copy");
    saldo_work::backup::save(&firm.office, Who::program(), &file, &Silent).expect("copied");
    let text = std::fs::read_to_string(file).expect("text");
    let read = text.split('"').filter_map(|part| BASE64.decode(part).ok());
    let read: Vec<String> =
        read.map(|bytes| String::from_utf8_lossy(&bytes).replace("=\r\n", "")).collect();
    text.clone() + &read.join("\n")
}
