//! The real carriers: a mail server and a provider's gateway, as the settings name them.

use super::{Carriers, Sending};
use saldo_channels::{Gateway, Handed, Parcel, Secret, Short, Smtp};
use saldo_domain::control::Channel;

/// Passwords, found by the program in its environment.
#[derive(Clone, Debug, Default)]
pub struct Secrets {
    pub smtp: Secret,
    pub sms: Secret,
}

/// The carriers outside.
#[derive(Debug)]
pub struct Outside {
    smtp: Option<Smtp>,
    gateway: Option<Gateway>,
}

impl Outside {
    /// The carriers that the settings name.
    pub fn of(sending: &Sending, secrets: &Secrets) -> Self {
        Self {
            smtp: sending.has_email().then(|| Smtp::to(sending.server(secrets.smtp.clone()))),
            gateway: sending.has_sms().then(|| sending.gateway(secrets.sms.clone())),
        }
    }
}

fn absent(what: &str) -> Handed {
    Handed::Unreachable { said: format!("no {what} is set") }
}

impl Carriers for Outside {
    fn reach(&mut self, channel: Channel) -> Result<(), String> {
        match (channel, &mut self.smtp) {
            (Channel::Email, Some(smtp)) => smtp.reach(),
            // A gateway is asked anew each time; what is not set says so when it is used.
            _ => Ok(()),
        }
    }

    fn email(&mut self, parcel: Parcel<'_>) -> Handed {
        self.smtp.as_mut().map_or_else(|| absent("mail server"), |smtp| smtp.hand_over(parcel))
    }

    fn sms(&mut self, short: Short<'_>) -> Handed {
        self.gateway.as_ref().map_or_else(|| absent("gateway"), |gateway| gateway.hand_over(short))
    }
}

impl Drop for Outside {
    fn drop(&mut self) {
        if let Some(smtp) = &mut self.smtp {
            smtp.close();
        }
    }
}
