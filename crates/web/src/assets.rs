//! Style sheet, script, icons: compiled in, named by their content, cached for ever.

use axum::extract::Path;
use axum::http::StatusCode;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use std::sync::LazyLock;

struct Asset {
    name: &'static str,
    kind: &'static str,
    body: &'static str,
    /// Address that changes with the content, so that browsers may keep it for ever.
    href: String,
}

static ASSETS: LazyLock<[Asset; 5]> = LazyLock::new(|| {
    [
        asset("saldo.css", "text/css; charset=utf-8", include_str!("../assets/saldo.css")),
        asset("saldo.js", "text/javascript; charset=utf-8", include_str!("../assets/saldo.js")),
        asset("field.js", "text/javascript; charset=utf-8", include_str!("../assets/field.js")),
        asset("icons.svg", "image/svg+xml", include_str!("../assets/icons.svg")),
        asset("mark.svg", "image/svg+xml", include_str!("../assets/mark.svg")),
    ]
});

fn asset(name: &'static str, kind: &'static str, body: &'static str) -> Asset {
    let hash = blake3::hash(body.as_bytes()).to_hex();
    let (stem, extension) = name.rsplit_once('.').unwrap_or((name, ""));
    Asset { name, kind, body, href: format!("/assets/{stem}.{}.{extension}", &hash[..12]) }
}

/// Address of an asset by its plain name; empty for a name that does not exist.
pub(crate) fn href(name: &str) -> String {
    ASSETS
        .iter()
        .find(|asset| asset.name == name)
        .map(|asset| asset.href.clone())
        .unwrap_or_default()
}

/// Serves an asset by its hashed name.
pub(crate) async fn serve(Path(file): Path<String>) -> Response {
    let found = ASSETS.iter().find(|asset| asset.href.strip_prefix("/assets/") == Some(&file));
    match found {
        Some(asset) => {
            let headers = [
                (CONTENT_TYPE, asset.kind),
                (CACHE_CONTROL, "public, max-age=31536000, immutable"),
            ];
            (headers, asset.body).into_response()
        }
        None => StatusCode::NOT_FOUND.into_response(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_icon_a_page_can_ask_for_exists() {
        let sheet = include_str!("../assets/icons.svg");
        let sources = [
            include_str!("frame/mod.rs"),
            include_str!("../templates/base.html"),
            include_str!("../templates/customer.html"),
            include_str!("../templates/day.html"),
            include_str!("../templates/dossier.html"),
            include_str!("../templates/visit.html"),
            include_str!("../templates/route.html"),
            include_str!("../templates/field.html"),
        ];
        let asked = sources
            .iter()
            .flat_map(|source| source.split("icon(\"").chain(source.split("icon_s(\"")).skip(1));
        for name in asked.filter_map(|rest| rest.split('"').next()) {
            let name = name.trim();
            let word = !name.is_empty() && name.chars().all(|c| c.is_ascii_lowercase());
            assert!(!word || sheet.contains(&format!("id=\"{name}\"")), "icon {name}");
        }
    }

    #[test]
    fn addresses_carry_the_content_hash() {
        let address = href("saldo.css");
        assert!(address.starts_with("/assets/saldo.") && address.len() == 30, "{address}");
    }
}
