//! Words whose defining property is a list of equations between coordinates, which hold exactly, on every branch, in random configurations.

/// For each signature the name of its test, the configuration, and the equations.
macro_rules! laws {
    ($($signature:literal => $test:ident: $statements:expr, [$($equation:expr),+ $(,)?];)+) => {
        pub(crate) const WORDS: &[&str] = &[$($signature),+];

        mod words {
            $(
                #[test]
                fn $test() {
                    crate::figure::laws($statements, &[$($equation),+]);
                }
            )+
        }
    };
}

/// For each signature of a predicate the name of its test, the claim, a configuration in which it holds, and one in which it does not.
macro_rules! claims {
    ($($signature:literal => $test:ident: $claim:expr, $when:expr, $unless:expr;)+) => {
        pub(crate) const WORDS: &[&str] = &[$($signature),+];

        mod words {
            $(
                #[test]
                fn $test() {
                    crate::figure::distinguishes($claim, $when, $unless);
                }
            )+
        }
    };
}

pub(crate) mod circle;
pub(crate) mod conic;
pub(crate) mod line;
pub(crate) mod locus;
pub(crate) mod measure;
pub(crate) mod point;
pub(crate) mod polygon;
pub(crate) mod predicate;
pub(crate) mod shape;
pub(crate) mod solid;
pub(crate) mod space;
pub(crate) mod triangle;
pub(crate) mod vector;
