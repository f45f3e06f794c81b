//! Addresses together with the list of them: nothing is served that the list does not name, so
//! a test that walks the list walks everything (S01, S04).

use crate::routes::AppState;
use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::routing::MethodRouter;

/// Addresses and what answers them.
#[derive(Debug, Default)]
pub(crate) struct Listed {
    router: Router<AppState>,
    paths: Vec<&'static str>,
}

impl Listed {
    pub(crate) fn new() -> Self {
        Self::default()
    }

    /// Answers this address, written as the router knows it.
    pub(crate) fn route(mut self, path: &'static str, methods: MethodRouter<AppState>) -> Self {
        self.router = self.router.route(path, methods);
        self.paths.push(path);
        self
    }

    /// Both together.
    pub(crate) fn merge(mut self, other: Self) -> Self {
        self.router = self.router.merge(other.router);
        self.paths.extend(other.paths);
        self
    }

    /// Bodies of everything so far may hold so many bytes.
    pub(crate) fn at_most(mut self, bytes: usize) -> Self {
        self.router = self.router.layer(DefaultBodyLimit::max(bytes));
        self
    }

    /// Everything so far, wrapped by what `wrap` adds.
    pub(crate) fn wrapped(
        mut self,
        wrap: impl FnOnce(Router<AppState>) -> Router<AppState>,
    ) -> Self {
        self.router = wrap(self.router);
        self
    }

    /// The addresses, as the router knows them.
    pub(crate) fn paths(&self) -> &[&'static str] {
        &self.paths
    }

    /// What answers them.
    pub(crate) fn router(self) -> Router<AppState> {
        self.router
    }
}
