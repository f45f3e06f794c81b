//! Where a request comes from, as the journal and the door know it: the address of the other
//! end of the line, or what our own proxy says of it.

use crate::routes::AppState;
use axum::extract::{ConnectInfo, FromRequestParts};
use axum::http::HeaderMap;
use axum::http::header::USER_AGENT;
use axum::http::request::Parts;
use std::convert::Infallible;
use std::net::{IpAddr, SocketAddr};

/// Longest name of a browser that is kept.
const LONGEST_BROWSER: usize = 160;

/// Where a request comes from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Origin {
    /// Empty where the line tells nothing, as in a test without one.
    pub(crate) address: String,
    /// What the browser says it is.
    pub(crate) browser: String,
}

impl Origin {
    pub(crate) fn of(parts: &Parts, behind_proxy: bool) -> Self {
        let line = parts.extensions.get::<ConnectInfo<SocketAddr>>();
        let line = line.map(|ConnectInfo(address)| address.ip());
        let told = if behind_proxy { forwarded(&parts.headers) } else { None };
        let address = told.or(line).map(|address| address.to_canonical().to_string());
        let browser = parts.headers.get(USER_AGENT).and_then(|value| value.to_str().ok());
        let browser = browser.unwrap_or_default().chars().take(LONGEST_BROWSER).collect();
        Self { address: address.unwrap_or_default(), browser }
    }

    /// The word for the journal, with the way by which it came.
    pub(crate) fn by(&self, way: &str) -> String {
        format!("{way} {}", self.address).trim_end().to_owned()
    }
}

/// The last address that the proxies name: the one that our own proxy has seen. What stands
/// before it is what the caller said of itself.
fn forwarded(headers: &HeaderMap) -> Option<IpAddr> {
    let last = headers.get_all("x-forwarded-for").iter().next_back()?;
    last.to_str().ok()?.rsplit(',').next()?.trim().parse().ok()
}

impl FromRequestParts<AppState> for Origin {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, Infallible> {
        Ok(Self::of(parts, state.behind_proxy))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::http::Request;

    #[test]
    fn nobody_says_of_themselves_where_they_are() {
        let rows = [
            // headers, behind a proxy, expected
            (&[][..], false, "192.0.2.7"),
            (&["198.51.100.1"][..], false, "192.0.2.7"),
            (&["198.51.100.1"][..], true, "198.51.100.1"),
            (&["10.0.0.1, 198.51.100.1"][..], true, "198.51.100.1"),
            (&["10.0.0.1", "198.51.100.2"][..], true, "198.51.100.2"),
            (&["a word"][..], true, "192.0.2.7"),
            (&[][..], true, "192.0.2.7"),
        ];
        for (forwarded, behind_proxy, expected) in rows {
            let mut request = Request::new(());
            for one in forwarded {
                let value = one.parse().expect("a value");
                request.headers_mut().append("x-forwarded-for", value);
            }
            let line = SocketAddr::from(([192, 0, 2, 7], 999));
            request.extensions_mut().insert(ConnectInfo(line));
            let (parts, ()) = request.into_parts();
            let found = Origin::of(&parts, behind_proxy);
            assert_eq!(found.address, expected, "{forwarded:?} {behind_proxy}");
            assert_eq!(found.by("web"), format!("web {expected}"));
        }
    }
}
