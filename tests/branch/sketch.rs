//! Programs written by hand, and the road through the component of their figures.

use crate::road_n::vanish;
use num_bigint::BigInt;
use num_rational::BigRational;
use std::sync::atomic::{AtomicUsize, Ordering};
use zippel::analysis::Analysis;
use zippel::arith::Arith as _;
use zippel::branch::certify::ProgramDrawer;
use zippel::branch::{Certificate, Frozen, Outcome, Report, Request, Road, TheoremDrawer};
use zippel::check::{Program, Statement};
use zippel::sampling::Seed;
use zippel::slp::builder::Recorder;
use zippel::slp::{NodeId, Slp};
use zippel::theorem::resolve::Document;

/// A program under construction.
pub(crate) struct Sketch {
    recorder: Recorder,
    positive: Vec<NodeId>,
}

impl Sketch {
    pub(crate) fn new() -> Self {
        Self { recorder: Recorder::new(), positive: Vec::new() }
    }

    pub(crate) fn parameter(&mut self) -> NodeId {
        self.recorder.parameter(&|| "x".into()).unwrap()
    }

    pub(crate) fn ratio(&mut self, n: i64, d: i64) -> NodeId {
        self.recorder.constant(&BigRational::new(n.into(), d.into())).unwrap()
    }

    pub(crate) fn int(&mut self, n: i64) -> NodeId {
        self.ratio(n, 1)
    }

    /// `2^−n`.
    pub(crate) fn tiny(&mut self, n: u32) -> NodeId {
        let value = BigRational::new(BigInt::from(1), BigInt::from(1) << n);
        self.recorder.constant(&value).unwrap()
    }

    pub(crate) fn add(&mut self, u: NodeId, w: NodeId) -> NodeId {
        self.recorder.add(&u, &w).unwrap()
    }

    pub(crate) fn sub(&mut self, u: NodeId, w: NodeId) -> NodeId {
        self.recorder.sub(&u, &w).unwrap()
    }

    pub(crate) fn mul(&mut self, u: NodeId, w: NodeId) -> NodeId {
        self.recorder.mul(&u, &w).unwrap()
    }

    pub(crate) fn scaled(&mut self, n: i64, u: NodeId) -> NodeId {
        let n = self.int(n);
        self.mul(n, u)
    }

    pub(crate) fn square(&mut self, u: NodeId) -> NodeId {
        self.mul(u, u)
    }

    /// The positive root.
    pub(crate) fn root(&mut self, g: NodeId) -> NodeId {
        self.recorder.sqrt(&g, &|| "radicand".into()).unwrap()
    }

    /// A root of either sign.
    pub(crate) fn conjugate(&mut self, g: NodeId) -> NodeId {
        self.recorder.conjugate_root(&g, &|| "radicand".into()).unwrap()
    }

    /// The figure must have `u > 0`.
    pub(crate) fn positive(&mut self, u: NodeId) {
        self.positive.push(u);
    }

    /// The conclusion `u = w`.
    pub(crate) fn equal(&mut self, u: NodeId, w: NodeId) {
        let residual = self.sub(u, w);
        self.recorder.conclude(vec![residual], "");
    }

    /// The identification `u = w`.
    pub(crate) fn oblige(&mut self, u: NodeId, w: NodeId) {
        let residual = self.sub(u, w);
        self.recorder.oblige(vec![residual], "");
    }

    pub(crate) fn frozen(self) -> Frozen {
        frozen(self.recorder.finish(), self.positive)
    }

    pub(crate) fn run(self) -> Report {
        run(self.frozen(), 0)
    }
}

pub(crate) fn frozen(slp: Slp, positive: Vec<NodeId>) -> Frozen {
    let analysis = Analysis::of(&slp);
    Frozen { slp, analysis, decisions: Vec::new(), ambiguous: false, positive, order: Vec::new() }
}

pub(crate) fn run(program: Frozen, key: u64) -> Report {
    let seed = Seed::from_bytes([23; 32]);
    let request = Request { target_bits: 80, statistics: 0 };
    let road = Road { request: &request, seed: &seed, key };
    road.follow(&mut ProgramDrawer::new(program))
}

/// The theorems of a text.
pub(crate) fn document(text: &str) -> Document {
    let (ast, mistakes) = zippel::syntax::parse(text);
    assert!(mistakes.is_empty(), "{mistakes:?}");
    let (document, mistakes) =
        zippel::theorem::resolve::resolve(&ast, text, zippel::vocabulary::dictionary());
    assert!(mistakes.is_empty(), "{mistakes:?}");
    document
}

/// The first theorem of a text, on the component of a figure, with this many figures for statistics.
pub(crate) fn theorem(text: &str, statistics: u32) -> Report {
    theorem_with(text, statistics, 23).1
}

pub(crate) fn theorem_with(text: &str, statistics: u32, seed: u8) -> (Program, Report) {
    let document = document(text);
    let statement = Statement::new(&document.theorems[0], &document.dictionary, text);
    let seed = Seed::from_bytes([seed; 32]);
    let program = statement.program(&seed).unwrap();
    let request = Request { target_bits: 80, statistics };
    let road = Road { request: &request, seed: &seed, key: statement.key };
    let report = road.follow(&mut TheoremDrawer::new(
        &document.theorems[0],
        &document.dictionary,
        &program.decisions,
    ));
    (program, report)
}

/// The first theorem of a text when nothing is known about its intersections beforehand.
pub(crate) fn unprepared(text: &str) -> Report {
    let document = document(text);
    let request = Request { target_bits: 80, statistics: 0 };
    let seed = Seed::from_bytes([23; 32]);
    let road = Road { request: &request, seed: &seed, key: 0 };
    road.follow(&mut TheoremDrawer::new(&document.theorems[0], &document.dictionary, &[]))
}

/// The outcome in one word, after its own invariants have been checked.
pub(crate) fn word(report: &Report) -> &'static str {
    match &report.outcome {
        Outcome::HoldsEverywhere(certificate) => {
            confirm(certificate);
            "everywhere"
        }
        Outcome::HoldsAsDrawn(certificate) => {
            confirm(certificate);
            "as drawn"
        }
        Outcome::FalseNearDrawing(counterexample) => {
            assert!(counterexample.failure.value.excludes_zero());
            if counterexample.everywhere { "false everywhere" } else { "false" }
        }
        Outcome::NoDrawing(_) => "no drawing",
        Outcome::CapReached(_) => "cap",
    }
}

/// The error asked for, and the deterministic road at the same anchor where it is short enough.
fn confirm(certificate: &Certificate) {
    assert!(certificate.budget.total.meets(80));
    let bits = certificate.budget.quantities.coordinate_bits;
    let zero = vanish(&certificate.program.slp, &certificate.anchor, bits);
    assert_ne!(zero, Some(false));
    CONFIRMED.fetch_add(usize::from(zero.is_some()), Ordering::Relaxed);
}

/// How many certificates the deterministic road has confirmed.
pub(crate) static CONFIRMED: AtomicUsize = AtomicUsize::new(0);
