//! How often a false statement vanishes by accident: measured modulo small primes, and compared with the bound.
//!
//! With `k` of `N` attempts vanishing, each with probability at most `q`, Bernstein's inequality says
//! `Pr[k ≥ Nq + t] ≤ exp(−t²/(2(Nq + t/3)))` and, for a probability of at least `q`, `Pr[k ≤ Nq − t] ≤ exp(−t²/(2Nq))`. The margins here
//! make both at most `e^−28 < 2^−40`.

use super::programs::{Shape, random, takes_a_root_of_zero};
use super::{File, SEED};
use zippel::analysis::Analysis;
use zippel::analysis::degree::Degree;
use zippel::analysis::size::Size;
use zippel::coins::RandomWords as _;
use zippel::eval::Outcome;
use zippel::eval::batch::{Batch, LANES};
use zippel::eval::formal::{run_with_inverses, run_without_inverses};
use zippel::field::Field as _;
use zippel::field::montgomery::{PrimeField, Residue};
use zippel::field::prime::Prime;
use zippel::identify::identify;
use zippel::interpret::Decision;
use zippel::record::record;
use zippel::sampling::{Coins, Pilot, Primes, Seed};
use zippel::slp::Slp;
use zippel::theorem::Theorem;
use zippel::upper::Upper;

/// The least `t` with `t²/(2(m + t/3)) ≥ 28`, rounded up.
fn above(mean: u64) -> u64 {
    (28 + (28 * 28 + 9 * 56 * mean).isqrt()) / 3 + 2
}

/// The least `t` with `t²/(2m) ≥ 28`, rounded up.
fn below(mean: u64) -> u64 {
    (56 * mean).isqrt() + 1
}

/// What attempts have shown.
#[derive(Debug, Default)]
struct Counts {
    zeros: u64,
    accepted: u64,
    attempts: u64,
}

fn measure(slp: &Slp, p: u64, attempts: u64) -> Counts {
    let mut coins: Coins<Primes> = Seed::from_bytes(SEED).coins(p, 0);
    let field = PrimeField::new(Prime::new(p).unwrap());
    let fields = [field; LANES];
    let mut batch = Batch::default();
    let mut counts = Counts::default();
    while counts.attempts < attempts {
        let parameters: Vec<[Residue; LANES]> = slp
            .parameters
            .iter()
            .map(|_| std::array::from_fn(|_| field.uniform(&mut coins)))
            .collect();
        for outcome in batch.run(slp, &fields, &parameters) {
            counts.attempts += 1;
            counts.accepted += u64::from(!matches!(outcome, Outcome::Rejected(_)));
            counts.zeros += u64::from(outcome == Outcome::Zero);
        }
    }
    counts
}

/// The measured rate of accidental zeros is at most (true degree)/p and at most d/2^β with the degree of the analysis, up to noise; and
/// at least half of what the number of factors predicts, so that it is the right thing that is measured.
#[test]
fn false_variants() {
    let file = File::new(include_str!("false_variants.thm"));
    for theorem in &file.theorems {
        let slp = record(theorem, &file.dictionary, &decisions(&file, theorem)).unwrap().slp;
        let analysis = Analysis::of(&slp);
        let bound = analysis.worst.unwrap().degree.upper();
        let [degree, factors] = &theorem.tags[..] else { panic!("two tags, please") };
        let [degree, factors] = [degree, factors].map(|tag| tag.parse::<u64>().unwrap());
        assert!(Upper::from(degree) <= bound, "{}", theorem.title);
        for p in [101, 1009] {
            let counts = measure(&slp, p, 60_000);
            let title = &theorem.title;
            let true_mean = counts.attempts * degree / p;
            assert!(counts.zeros <= true_mean + above(true_mean), "{title} mod {p}: {counts:?}");
            let beta = p.ilog2();
            let printed = (bound * Upper::from(counts.attempts)).shifted(-i128::from(beta));
            let margin = Upper::from(above((counts.attempts * degree) >> beta));
            assert!(Upper::from(counts.zeros) <= printed + margin, "{title} mod {p}: {counts:?}");
            let least = counts.accepted * factors / (2 * p);
            assert!(counts.zeros + below(least) >= least, "{title} mod {p}: {counts:?}");
        }
    }
}

fn decisions(file: &File, theorem: &Theorem) -> Vec<Decision> {
    identify(theorem, &file.dictionary, false, &Seed::from_bytes(SEED), 0).unwrap().decisions
}

/// Conclusions that split into as many linear factors as their degree says reach the bound d/p, so a degree too small by one shows.
#[test]
fn split_conclusions_reach_the_bound() {
    let mut texts = Vec::new();
    for d in 1..=12u64 {
        let factors = |f: &dyn Fn(u64) -> String| (1..=d).map(f).collect::<Vec<_>>().join(" * ");
        texts.push((d, format!("show {} == 0", factors(&|i| format!("(x - {i})")))));
        texts.push((d, format!("show {} == 0", factors(&|i| format!("(x + {i} * y)")))));
        // Divisions by free numbers and by one constant leave the numerator as it is.
        texts.push((d, format!("show {} == 0", factors(&|i| format!("((x - {i} * y) / z)")))));
        texts.push((d, format!("show {} / 7 == 0", factors(&|i| format!("(x / {i} - y)")))));
    }
    for (d, show) in texts {
        let text = format!("theorem \"split\" {{ number x\n number y\n number z\n {show} }}");
        let file = File::new(&text);
        let slp = record(&file.theorems[0], &file.dictionary, &[]).unwrap().slp;
        assert_eq!(Analysis::of(&slp).worst.unwrap().degree, Degree::from(d), "{text}");
        let p = 101;
        let counts = measure(&slp, p, 40_000);
        let mean = counts.attempts * d / p;
        assert!(counts.zeros <= mean + above(mean), "{text}: {counts:?}");
        assert!(2 * counts.zeros >= mean, "{text}: {counts:?}");
    }
}

/// What all points modulo all primes of a set show about one program.
struct Exhaustive<'s> {
    slp: &'s Slp,
    beta: u32,
    primes: &'s [u64],
}

/// Points modulo one prime.
#[derive(Clone, Copy, Default)]
struct Points {
    all: u64,
    /// Accepted with inverses, and of these those where the conclusion vanishes.
    accepted: u64,
    zeros: u64,
    /// Without inverses: usable, with `E = 0`, and with `Π = 0`.
    usable: u64,
    guarded_zeros: u64,
    degenerate: u64,
}

impl Exhaustive<'_> {
    fn points(&self, p: u64) -> Points {
        let field = PrimeField::new(Prime::new(p).unwrap());
        let count = self.slp.parameters.len();
        let mut points = Points::default();
        for number in 0..p.pow(u32::try_from(count).unwrap()) {
            let digits = std::iter::successors(Some(number), |n| Some(n / p));
            let at: Vec<Residue> = digits.take(count).map(|n| field.residue(n % p)).collect();
            points.all += 1;
            let none = || unreachable!("no condition has several numbers");
            match run_with_inverses(self.slp, &field, &at, || field.one()) {
                Outcome::Rejected(_) => {}
                outcome => {
                    points.accepted += 1;
                    points.zeros += u64::from(outcome == Outcome::Zero);
                }
            }
            let guarded = run_without_inverses(self.slp, &field, &at, none);
            if !matches!(guarded.outcome, Outcome::Rejected(_)) {
                points.usable += 1;
                points.guarded_zeros += u64::from(guarded.outcome == Outcome::Zero);
                points.degenerate += u64::from(!guarded.satisfiable);
            }
        }
        points
    }

    /// Compares the points that count with the size of a polynomial `P ≠ 0` over ℚ: modulo each prime they are at most `deg P·p^(n−1)`,
    /// unless `P` vanishes modulo that prime and so at all points `of`; and that happens for at most `⌊H/β⌋` primes. Says whether the
    /// degree is reached.
    fn compare(
        &self,
        name: &str,
        size: Size,
        points: &[Points],
        count: fn(&Points) -> (u64, u64),
    ) -> bool {
        let (mut bad, mut reached) = (0, false);
        for (points, &p) in points.iter().zip(self.primes) {
            let (counted, of) = count(points);
            let bound = size.degree.upper() * Upper::from(points.all / p);
            if Upper::from(counted) > bound {
                assert_eq!(counted, of, "{name} modulo {p}: {size:?}\n{}", self.slp);
                bad += 1;
            }
            reached |= counted > 0 && Upper::from(counted) == bound;
        }
        let allowed = size.height.bad_primes(self.beta);
        assert!(Upper::from(bad) <= allowed, "{name}: {bad} bad primes, {size:?}\n{}", self.slp);
        reached
    }
}

/// Random programs with up to two roots, at all points modulo all primes of 4 and of 5 bits: the chance of an accidental zero is at most
/// the bound, with inverses and without, and so is the chance that an admissible configuration is missed.
#[test]
fn all_points_of_small_programs() {
    let mut coins: Coins<Pilot> = Seed::from_bytes(SEED).coins(0, 0);
    let big = PrimeField::new(Prime::draw(&mut coins));
    let mut seen = [0u32; 6];
    for number in 0..3000u32 {
        let (parameters, beta, primes): (usize, u32, &[u64]) = match number % 3 {
            0 => (2, 3, &[11, 13]),
            1 => (2, 2, &[5, 7]),
            _ => (1, 4, &[17, 19, 23, 29, 31]),
        };
        let shape = Shape {
            parameters,
            operations: 3 + coins.below(7),
            roots: usize::try_from(coins.below(3)).unwrap(),
        };
        let slp = random(shape, &mut coins);
        let analysis = Analysis::of(&slp);
        let Some(worst) = analysis.worst else { continue };
        if takes_a_root_of_zero(&slp) || analysis.unsatisfiable.is_some() {
            continue;
        }
        // One point of a large field shows exactly that a statement is false, or that its conditions can be met.
        let at: Vec<Residue> = slp.parameters.iter().map(|_| big.uniform(&mut coins)).collect();
        let guarded = run_without_inverses(&slp, &big, &at, || big.one());
        let exhaustive = Exhaustive { slp: &slp, beta, primes };
        let points: Vec<Points> = primes.iter().map(|&p| exhaustive.points(p)).collect();
        if guarded.satisfiable {
            let reached = exhaustive.compare("Π", analysis.nondegeneracy, &points, |points| {
                (points.degenerate, points.usable)
            });
            seen[0] += 1;
            seen[1] += u32::from(reached);
        }
        if matches!(guarded.outcome, Outcome::Nonzero(_)) {
            let reached =
                exhaustive.compare("U", worst, &points, |points| (points.zeros, points.accepted));
            seen[2] += 1;
            seen[3] += u32::from(reached);
            let guarded = worst.product(analysis.nondegeneracy);
            let reached = exhaustive
                .compare("UΠ", guarded, &points, |points| (points.guarded_zeros, points.usable));
            seen[4] += 1;
            seen[5] += u32::from(reached);
        }
    }
    // The comparison is sharp: in many programs the degree is reached.
    assert!(seen.iter().all(|&count| count > 100), "{seen:?}");
}
