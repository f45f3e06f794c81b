//! On which channels a company can send, by what its settings name.

/// Can letters leave: is a mail server named, and somebody in whose name they go?
pub const fn sends_email(server: &str, sender: &str) -> bool {
    !server.is_empty() && !sender.is_empty()
}

/// Can short messages leave: is the gateway of a provider named, or its centre (SMPP)?
pub const fn sends_sms(gateway: &str, center: &str) -> bool {
    !gateway.is_empty() || !center.is_empty()
}
