//! Centres and conjugates in a triangle, each by a property that defines it.

/// A triangle with its sides, and what depends on them.
fn sides(statements: &str) -> String {
    format!(
        "points A, B, C\na = sqrt(sq(B, C))\nb = sqrt(sq(C, A))\nc = sqrt(sq(A, B))\n{statements}"
    )
}

/// A triangle in which the orthocentre, circumcentre and centroid are known.
fn centers(statements: &str) -> String {
    format!(
        "points A, B\nnumbers s, h\nu = B - A\nC = A + s * u + h * turn(u)\nH = A + s * u + s * (1 - s) / h * turn(u)\n\
         G = A + ((B - A) + (C - A)) / 3\nO = G + (G - H) / 2\n{statements}"
    )
}

/// The apexes of the equilateral triangles on the sides of ABC, on the right for √3 > 0: outwards when A, B, C run counterclockwise.
const APEXES: &str = "r = sqrt(3) / 2\nX = halfway(B, C) - r * turn(C - B)\nY = halfway(C, A) - r * turn(A - C)\nZ = halfway(A, B) - r * turn(B - A)\n\
     X1 = halfway(B, C) + r * turn(C - B)\nY1 = halfway(C, A) + r * turn(A - C)\nZ1 = halfway(A, B) + r * turn(B - A)";

fn apexes(statements: &str) -> String {
    format!("points A, B, C\n{APEXES}\n{statements}")
}

/// A point and its cevians.
fn cevians(statements: &str) -> String {
    format!(
        "points P, A, B, C\nD = crossing(A, P, B, C)\nE = crossing(B, P, C, A)\nF = crossing(C, P, A, B)\n{statements}"
    )
}

laws! {
    // The lines to I bisect the angles.
    "third_vertex(B: point, C: point, I: point): point" => third_vertex:
        "points B, C, I\nA = third_vertex(B, C, I)",
        ["cr(A - B, I - B) * dt(I - B, C - B) == cr(I - B, C - B) * dt(A - B, I - B)",
         "cr(A - C, I - C) * dt(I - C, B - C) == cr(I - C, B - C) * dt(A - C, I - C)",
         "cr(B - A, I - A) * dt(I - A, C - A) == cr(I - A, C - A) * dt(B - A, I - A)"];
    "nine_point_center(A: point, B: point, C: point): point" => nine_point_center:
        &super::centers("N = nine_point_center(A, B, C)"),
        ["N == halfway(O, H)"];
    "symmedian_point(A: point, B: point, C: point): point" => symmedian_point:
        "points A, B, C\nK = symmedian_point(A, B, C)",
        ["cr(B - K, C - K) * sq(C, A) == cr(C - K, A - K) * sq(B, C)", "cr(A - K, B - K) * sq(C, A) == cr(C - K, A - K) * sq(A, B)"];
    "gergonne_point(A: point, B: point, C: point): point" => gergonne_point:
        &super::sides("X = gergonne_point(A, B, C)\nD = B + (c + a - b) / (2 * a) * (C - B)\nE = A + (b + c - a) / (2 * b) * (C - A)"),
        ["cr(X - A, D - A) == 0", "cr(X - B, E - B) == 0"];
    "nagel_point(A: point, B: point, C: point): point" => nagel_point:
        &super::sides("X = nagel_point(A, B, C)\nD = B + (a + b - c) / (2 * a) * (C - B)\nE = A + (a + b - c) / (2 * b) * (C - A)"),
        ["cr(X - A, D - A) == 0", "cr(X - B, E - B) == 0"];
    // On the lines from the midpoints of the sides to the excentres opposite.
    "mittenpunkt(A: point, B: point, C: point): point" => mittenpunkt:
        &super::sides("X = mittenpunkt(A, B, C)\nJ = A + (b * (B - A) + c * (C - A)) / (b + c - a)\nK = B + (c * (C - B) + a * (A - B)) / (c + a - b)"),
        ["cr(X - halfway(B, C), J - halfway(B, C)) == 0", "cr(X - halfway(C, A), K - halfway(C, A)) == 0"];
    // The centroid of the sides: each counts with its length at its midpoint.
    "spieker_center(A: point, B: point, C: point): point" => spieker_center:
        &super::sides("X = spieker_center(A, B, C)"),
        ["a * (halfway(B, C) - X) + b * (halfway(C, A) - X) + c * (halfway(A, B) - X) == vector(0, 0)"];
    // On both circles.
    "feuerbach_point(A: point, B: point, C: point): point" => feuerbach_point:
        &super::sides("X = feuerbach_point(A, B, C)\nI = A + (b * (B - A) + c * (C - A)) / (a + b + c)\nv = B - A\nw = C - A\n\
            O = A + turn(c ^ 2 * w - b ^ 2 * v) / (-2 * cr(v, w))\nN = halfway(O, A + (v + w) - 2 * (O - A))"),
        ["sq(X, I) * (a + b + c) ^ 2 == cr(v, w) ^ 2", "sq(X, N) == sq(O, A) / 4"];
    "feuerbach_conjugate(A: point, B: point, C: point): point" => feuerbach_conjugate:
        &super::sides("X = feuerbach_conjugate(A, B, C)\nI = A + (b * (B - A) + c * (C - A)) / (a + b + c)\nv = B - A\nw = C - A\n\
            O = A + turn(c ^ 2 * w - b ^ 2 * v) / (-2 * cr(v, w))\nN = halfway(O, A + (v + w) - 2 * (O - A))\n\
            r = cr(v, w) / (a + b + c)\nR = a * b * c / (2 * cr(v, w))"),
        ["R / 2 * (X - I) + r * (X - N) == vector(0, 0)"];
    "fermat_points(A: point, B: point, C: point): point, point" => fermat_points:
        &super::apexes("P, Q = fermat_points(A, B, C)"),
        ["cr(P - A, X - A) == 0", "cr(P - B, Y - B) == 0", "cr(P - C, Z - C) == 0", "cr(Q - A, X1 - A) == 0", "cr(Q - B, Y1 - B) == 0", "cr(Q - C, Z1 - C) == 0"];
    // Their distances from the vertices are inversely proportional to the opposite sides; the first one is conjugate to the first Fermat point.
    "isodynamic_points(A: point, B: point, C: point): point, point" => isodynamic_points:
        &super::apexes("P, Q = isodynamic_points(A, B, C)"),
        ["sq(P, A) * sq(B, C) == sq(P, B) * sq(C, A)", "sq(P, A) * sq(B, C) == sq(P, C) * sq(A, B)", "sq(Q, A) * sq(B, C) == sq(Q, B) * sq(C, A)",
         "sq(Q, A) * sq(B, C) == sq(Q, C) * sq(A, B)", "cr(B - A, P - A) * dt(X - A, C - A) == cr(X - A, C - A) * dt(B - A, P - A)"];
    "napoleon_points(A: point, B: point, C: point): point, point" => napoleon_points:
        &super::apexes("P, Q = napoleon_points(A, B, C)\nU = B + ((C - B) + (X - B)) / 3\nV = C + ((A - C) + (Y - C)) / 3\n\
            U1 = B + ((C - B) + (X1 - B)) / 3\nV1 = C + ((A - C) + (Y1 - C)) / 3"),
        ["cr(P - A, U - A) == 0", "cr(P - B, V - B) == 0", "cr(Q - A, U1 - A) == 0", "cr(Q - B, V1 - B) == 0"];
    // Distances from the sides in proportion to the tangents of the angles.
    "clawson_point(A: point, B: point, C: point): point" => clawson_point:
        &super::sides("X = clawson_point(A, B, C)\nx = cr(B - X, C - X) / a\ny = cr(C - X, A - X) / b\nz = cr(A - X, B - X) / c"),
        ["x * dt(B - A, C - A) == y * dt(A - B, C - B)", "y * dt(A - B, C - B) == z * dt(A - C, B - C)"];
    "de_longchamps_point(A: point, B: point, C: point): point" => de_longchamps_point:
        &super::centers("L = de_longchamps_point(A, B, C)"),
        ["halfway(L, H) == O"];
    // On the Euler lines of ABC and of IBC and ICA.
    "schiffler_point(A: point, B: point, C: point): point" => schiffler_point:
        &super::sides("X = schiffler_point(A, B, C)\nI = A + (b * (B - A) + c * (C - A)) / (a + b + c)\nv = B - A\nw = C - A\n\
            O = A + turn(c ^ 2 * w - b ^ 2 * v) / (-2 * cr(v, w))\nG = A + (v + w) / 3\nx = I - B\ny = C - B\n\
            U = B + turn(dt(x, x) * y - dt(y, y) * x) / (-2 * cr(x, y))\nK = B + (x + y) / 3"),
        ["cr(G - O, X - O) == 0", "cr(K - U, X - U) == 0"];
    "brocard_points(A: point, B: point, C: point): point, point" => brocard_points:
        "points A, B, C\nP, Q = brocard_points(A, B, C)",
        ["cr(P - A, B - A) * dt(P - B, C - B) == cr(P - B, C - B) * dt(P - A, B - A)", "cr(P - B, C - B) * dt(P - C, A - C) == cr(P - C, A - C) * dt(P - B, C - B)",
         "cr(Q - B, A - B) * dt(Q - C, B - C) == cr(Q - C, B - C) * dt(Q - B, A - B)", "cr(Q - C, B - C) * dt(Q - A, C - A) == cr(Q - A, C - A) * dt(Q - C, B - C)"];
    "isogonal_conjugate(P: point, A: point, B: point, C: point): point" => isogonal_conjugate:
        "points P, A, B, C\nQ = isogonal_conjugate(P, A, B, C)",
        ["cr(B - A, P - A) * dt(Q - A, C - A) == cr(Q - A, C - A) * dt(B - A, P - A)", "cr(C - B, P - B) * dt(Q - B, A - B) == cr(Q - B, A - B) * dt(C - B, P - B)"];
    "isotomic_conjugate(P: point, A: point, B: point, C: point): point" => isotomic_conjugate:
        &super::cevians("Q = isotomic_conjugate(P, A, B, C)\nX = crossing(A, Q, B, C)\nY = crossing(B, Q, C, A)"),
        ["X + D == B + C", "Y + E == C + A"];
    "pedal_triangle(P: point, A: point, B: point, C: point): point, point, point" => pedal_triangle:
        "points P, A, B, C\nD, E, F = pedal_triangle(P, A, B, C)",
        ["cr(D - B, C - B) == 0", "dt(D - P, C - B) == 0", "cr(E - C, A - C) == 0", "dt(E - P, A - C) == 0", "cr(F - A, B - A) == 0", "dt(F - P, B - A) == 0"];
    "cevian_triangle(P: point, A: point, B: point, C: point): point, point, point" => cevian_triangle:
        &super::cevians("X, Y, Z = cevian_triangle(P, A, B, C)"),
        ["X == D", "Y == E", "Z == F"];
    "contact_triangle(A: point, B: point, C: point): point, point, point" => contact_triangle:
        &super::sides("D, E, F = contact_triangle(A, B, C)\nI = A + (b * (B - A) + c * (C - A)) / (a + b + c)"),
        ["cr(D - B, C - B) == 0", "dt(D - I, C - B) == 0", "cr(E - C, A - C) == 0", "dt(E - I, A - C) == 0", "cr(F - A, B - A) == 0", "dt(F - I, B - A) == 0"];
    "tangential_triangle(A: point, B: point, C: point): point, point, point" => tangential_triangle:
        &super::centers("D, E, F = tangential_triangle(A, B, C)"),
        ["dt(D - B, B - O) == 0", "dt(D - C, C - O) == 0", "dt(E - C, C - O) == 0", "dt(E - A, A - O) == 0", "dt(F - A, A - O) == 0", "dt(F - B, B - O) == 0"];
    // On the circle ABC, equally far from B and C, and on the internal bisector.
    "arc_midpoint(A: point, B: point, C: point): point" => arc_midpoint:
        &super::sides("M = arc_midpoint(A, B, C)\nv = B - A\nw = C - A\nO = A + turn(c ^ 2 * w - b ^ 2 * v) / (-2 * cr(v, w))"),
        ["sq(M, B) == sq(M, C)", "sq(M, O) == sq(A, O)", "cr(M - A, b * v + c * w) == 0"];
    "tangent_lengths(A: point, B: point, C: point): number, number, number" => tangent_lengths:
        &super::sides("x, y, z = tangent_lengths(A, B, C)"),
        ["y + z == 2 * a", "z + x == 2 * b", "x + y == 2 * c"];
}
