//! Files between preview and confirmation.
//!
//! An upload lives as a temporary file that vanishes when it is cancelled, confirmed,
//! forgotten for an hour, or when the program ends: cancelling leaves nothing.

use crate::session::random_token;
use crate::underway::Underway;
use saldo_domain::UserId;
use saldo_domain::book::Moment;
use saldo_work::Refused;
use saldo_work::imports::{Bytes, ImportRequest, Kind, Prepaid};
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};
use tempfile::NamedTempFile;

/// Largest file that may be uploaded.
pub(crate) const LARGEST: usize = 256 * 1024 * 1024;

/// Uploads waiting at once; the oldest gives way.
const MOST: usize = 20;
const LASTS: i64 = 3_600_000_000;

/// A file somebody has sent and not yet confirmed.
#[derive(Clone, Debug)]
pub(crate) struct Upload {
    pub(crate) person: UserId,
    pub(crate) name: String,
    pub(crate) kind: Kind,
    pub(crate) map: String,
    pub(crate) unnamed_pays: bool,
    pub(crate) terms_days: Option<u16>,
    pub(crate) prepaid: Option<Prepaid>,
    /// Where the person says it; else it is found out.
    pub(crate) encoding: Option<&'static str>,
    pub(crate) file: Arc<NamedTempFile>,
    pub(crate) at: Moment,
    /// Its import, once that was started.
    pub(crate) underway: Option<Arc<Underway>>,
}

impl Upload {
    fn is_at_work(&self) -> bool {
        self.underway.as_ref().is_some_and(|work| !work.is_over())
    }

    /// The import of this file.
    pub(crate) fn request(&self) -> ImportRequest {
        let bytes = Bytes::Path(self.file.path().to_owned());
        let map = Some(self.map.clone()).filter(|map| !map.trim().is_empty());
        ImportRequest {
            kind: self.kind,
            file: self.name.clone(),
            bytes,
            map,
            encoding: self.encoding.map(str::to_owned),
            dry_run: false,
            strict: false,
            unnamed_pays: self.unnamed_pays,
            terms_days: self.terms_days,
            prepaid: self.prepaid,
            refused_file: None,
            banks: Vec::new(),
        }
    }
}

/// All uploads of this process, by token.
#[derive(Clone, Debug, Default)]
pub(crate) struct Uploads(Arc<Mutex<BTreeMap<String, Upload>>>);

impl Uploads {
    /// Keeps an upload; the token is its address.
    pub(crate) fn keep(&self, upload: Upload) -> Result<String, Refused> {
        let token = random_token()?;
        self.with(|kept| {
            let lasts = |old: &Upload| upload.at.0.saturating_sub(old.at.0) < LASTS;
            kept.retain(|_, old| old.is_at_work() || lasts(old));
            if kept.len() >= MOST {
                let idle = kept.iter().filter(|(_, old)| !old.is_at_work());
                let oldest = idle.min_by_key(|(_, old)| old.at).map(|(key, _)| key.clone());
                oldest.and_then(|key| kept.remove(&key));
            }
            kept.insert(token.clone(), upload);
        });
        Ok(token)
    }

    /// The upload of this token, for the person who sent it.
    pub(crate) fn get(&self, token: &str, person: UserId) -> Option<Upload> {
        self.with(|kept| kept.get(token).filter(|upload| upload.person == person).cloned())
    }

    /// Gives an upload another column map.
    pub(crate) fn set_map(&self, token: &str, person: UserId, map: String) -> bool {
        self.with(|kept| match kept.get_mut(token).filter(|upload| upload.person == person) {
            Some(upload) => {
                upload.map = map;
                true
            }
            None => false,
        })
    }

    /// The upload of this token with its import, and whether that is new: a second click starts
    /// no second one.
    pub(crate) fn begin(&self, token: &str, person: UserId) -> Option<(Upload, bool)> {
        self.with(|kept| {
            let upload = kept.get_mut(token).filter(|upload| upload.person == person)?;
            let is_new = !upload.is_at_work();
            if is_new {
                upload.underway = Some(Arc::default());
            }
            Some((upload.clone(), is_new))
        })
    }

    /// Its import is over and was told of: the upload is what it was when it came.
    pub(crate) fn rest(&self, token: &str, person: UserId) {
        self.with(|kept| {
            let own = kept.get_mut(token).filter(|upload| upload.person == person);
            if let Some(upload) = own.filter(|upload| !upload.is_at_work()) {
                upload.underway = None;
            }
        });
    }

    /// Stops every import.
    pub(crate) fn stop_all(&self) {
        self.with(|kept| {
            kept.values().filter_map(|upload| upload.underway.as_ref()).for_each(|work| work.stop())
        });
    }

    /// Forgets an upload.
    pub(crate) fn drop(&self, token: &str, person: UserId) {
        self.with(|kept| {
            if kept.get(token).is_some_and(|upload| upload.person == person) {
                kept.remove(token);
            }
        });
    }

    fn with<T>(&self, act: impl FnOnce(&mut BTreeMap<String, Upload>) -> T) -> T {
        act(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn upload(person: i64, at: i64) -> Upload {
        Upload {
            person: UserId::new(person),
            name: "a.csv".to_owned(),
            kind: Kind::Auto,
            map: String::new(),
            unnamed_pays: false,
            terms_days: None,
            prepaid: None,
            encoding: None,
            file: Arc::new(NamedTempFile::new().expect("a temporary file")),
            at: Moment(at),
            underway: None,
        }
    }

    #[test]
    fn an_upload_belongs_to_its_sender_and_leaves_nothing_when_dropped() {
        let uploads = Uploads::default();
        let token = uploads.keep(upload(1, 0)).expect("random bytes");
        assert!(uploads.get(&token, UserId::new(2)).is_none(), "somebody else's");
        let path = uploads.get(&token, UserId::new(1)).expect("kept").file.path().to_owned();
        assert!(path.exists());
        uploads.drop(&token, UserId::new(2));
        assert!(path.exists(), "only its sender may drop it");
        uploads.drop(&token, UserId::new(1));
        assert!(!path.exists());
    }

    #[test]
    fn old_and_superfluous_uploads_give_way() {
        let uploads = Uploads::default();
        let first = uploads.keep(upload(1, 0)).expect("random bytes");
        for at in 1..=MOST as i64 {
            uploads.keep(upload(1, at)).expect("random bytes");
        }
        assert!(uploads.get(&first, UserId::new(1)).is_none(), "the oldest gave way");
        let late = uploads.keep(upload(1, LASTS * 2)).expect("random bytes");
        assert_eq!(uploads.with(|kept| kept.len()), 1);
        assert!(uploads.get(&late, UserId::new(1)).is_some());
    }
}
