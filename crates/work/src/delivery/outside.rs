//! The real carriers: a mail server, and a provider's centre or gateway, as the settings name
//! them.

use super::settings::Waits;
use super::{Carriers, Sending};
use crate::Refused;
use saldo_channels::{Gateway, Handed, Parcel, Report, Secret, Short, Smpp, Smtp, Written};
use saldo_domain::control::Channel;

/// Passwords, found by the program in its environment.
#[derive(Clone, Debug, Default)]
pub struct Secrets {
    pub smtp: Secret,
    pub sms: Secret,
    pub imap: Secret,
    pub smpp: Secret,
}

/// The carriers outside.
#[derive(Debug)]
pub struct Outside {
    smtp: Option<Smtp>,
    gateway: Option<Gateway>,
    center: Option<Smpp>,
}

impl Outside {
    /// The carriers that the settings name.
    pub fn of(sending: &Sending, secrets: &Secrets) -> Self {
        Self::waiting(sending, secrets, Waits::default())
    }

    /// The same, waited for no longer than this.
    pub fn waiting(sending: &Sending, secrets: &Secrets, waits: Waits) -> Self {
        Self {
            smtp: sending
                .has_email()
                .then(|| Smtp::to(sending.server(secrets.smtp.clone(), waits))),
            gateway: (!sending.sms_address.is_empty())
                .then(|| sending.gateway(secrets.sms.clone(), waits)),
            center: sending
                .has_center()
                .then(|| Smpp::to(sending.center(secrets.smpp.clone(), waits))),
        }
    }
}

/// Is everything there that the settings ask the environment for?
///
/// # Errors
/// `Field` for a gateway whose secret is asked for and empty.
pub(super) fn check_secrets(sending: &Sending, secrets: &Secrets) -> Result<(), Refused> {
    let asked = !sending.sms_address.is_empty() && !sending.has_center();
    match asked.then(|| sending.gateway(secrets.sms.clone(), Waits::default()).lacks()).flatten() {
        None => Ok(()),
        Some(_) => Err(Refused::Field {
            field: "sms-secret",
            value: "{secret}".to_owned(),
            reason: "is asked for or signed with, and is empty",
            remedy: "give it in SALDO_SMS_SECRET, or in the file named by SALDO_SMS_SECRET_FILE",
        }),
    }
}

fn absent(what: &str) -> Handed {
    Handed::Unreachable { said: format!("no {what} is set") }
}

impl Carriers for Outside {
    fn reach(&mut self, channel: Channel) -> Result<(), String> {
        if let (Channel::Sms, None, Some(gateway)) = (channel, &self.center, &self.gateway) {
            return gateway.lacks().map_or(Ok(()), |lacks| Err(lacks.to_owned()));
        }
        match (channel, &mut self.smtp, &mut self.center) {
            (Channel::Email, Some(smtp), _) => smtp.reach(),
            (Channel::Sms, _, Some(center)) => center.reach(),
            // A gateway is asked anew each time; what is not set says so when it is used.
            _ => Ok(()),
        }
    }

    fn email(&mut self, parcel: Parcel<'_>) -> Handed {
        self.smtp.as_mut().map_or_else(|| absent("mail server"), |smtp| smtp.hand_over(parcel))
    }

    fn sms(&mut self, short: Short<'_>) -> Handed {
        if let Some(center) = &mut self.center {
            return center.hand_over(short);
        }
        self.gateway.as_ref().map_or_else(|| absent("gateway"), |gateway| gateway.hand_over(short))
    }

    fn reports(&mut self) -> Vec<Report> {
        self.center.as_mut().map(Smpp::reports).unwrap_or_default()
    }

    fn written(&mut self) -> Vec<Written> {
        self.center.as_mut().map(Smpp::written).unwrap_or_default()
    }

    fn answer(&mut self, sequence: u32, is_noted: bool) {
        if let Some(center) = &mut self.center {
            center.answer(sequence, is_noted);
        }
    }
}

impl Drop for Outside {
    fn drop(&mut self) {
        if let Some(smtp) = &mut self.smtp {
            smtp.close();
        }
        if let Some(center) = &mut self.center {
            center.close();
        }
    }
}
