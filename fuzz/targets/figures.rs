//! Any text as an amount, as a date and as an e-mail address.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    saldo_formats::harmless::check_figures(text);
    if saldo_channels::is_address(text) {
        assert!(!text.contains(|c: char| c.is_control() || c == ' '), "{text:?}");
    }
});
