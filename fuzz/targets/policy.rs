//! Any text as a policy: loaded, or refused with a place and a reason.
#![no_main]

use libfuzzer_sys::fuzz_target;
use saldo_domain::policy::load;

fuzz_target!(|bytes: &[u8]| {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    if let Err(refused) = load("policy.toml", text) {
        assert!(!refused.to_string().is_empty());
    }
});
