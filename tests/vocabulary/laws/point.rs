//! Points from points: division, dilation, rotation, similarity.

laws! {
    "division_point(A: point, B: point, k: number): point" => division_point:
        "points A, B\nnumber k\nX = division_point(A, B, k)",
        ["X - A == k * (B - X)"];
    "trisection_points(A: point, B: point): point, point" => trisection_points:
        "points A, B\nX, Y = trisection_points(A, B)",
        ["X - A == Y - X", "Y - X == B - Y"];
    "barycentric_point(A: point, B: point, C: point, x: number, y: number, z: number): point" => barycentric_point:
        "points A, B, C\nnumbers x, y, z\nX = barycentric_point(A, B, C, x, y, z)",
        ["x * (A - X) + y * (B - X) + z * (C - X) == vector(0, 0)"];
    "dilation(P: point, O: point, k: number): point" => dilation:
        "points P, O\nnumber k\nX = dilation(P, O, k)",
        ["X - O == k * (P - O)"];
    // Half of the turn leads to the direction (1, t) from that of P.
    "rotation(P: point, O: point, t: number): point" => rotation:
        "points P, O\nnumber t\nX = rotation(P, O, t)\nu = times(P - O, vector(1, t))",
        ["sq(X, O) == sq(P, O)", "cr(u, X - O) == cr(P - O, u)", "dt(u, X - O) == dt(P - O, u)"];
    "spiral_similarity(P: point, O: point, v: vector): point" => spiral_similarity:
        "points P, O\nnumbers a, b\nv = vector(a, b)\nX = spiral_similarity(P, O, v)",
        ["sq(X, O) == sq(P, O) * dt(v, v)", "dt(P - O, X - O) == a * sq(P, O)", "cr(P - O, X - O) == b * sq(P, O)"];
    "spiral_similarity(P: point, A: point, B: point, C: point, D: point): point" => spiral_similarity_of_segments:
        "points P, A, B, C, D\nX = spiral_similarity(P, A, B, C, D)",
        ["dt(P - A, B - A) * sq(C, D) == dt(X - C, D - C) * sq(A, B)", "cr(P - A, B - A) * sq(C, D) == cr(X - C, D - C) * sq(A, B)"];
    "opposite_similarity(P: point, A: point, B: point, C: point, D: point): point" => opposite_similarity:
        "points P, A, B, C, D\nX = opposite_similarity(P, A, B, C, D)",
        ["dt(P - A, B - A) * sq(C, D) == dt(X - C, D - C) * sq(A, B)", "cr(P - A, B - A) * sq(C, D) == cr(D - C, X - C) * sq(A, B)"];
    "spiral_center(A: point, B: point, C: point, D: point): point" => spiral_center:
        "points A, B, C, D\nO = spiral_center(A, B, C, D)",
        ["dt(A - O, C - O) * sq(O, B) == dt(B - O, D - O) * sq(O, A)", "cr(A - O, C - O) * sq(O, B) == cr(B - O, D - O) * sq(O, A)"];
    // Turns by constant angles: the multiple that makes a straight angle or a right one, and the cosine.
    "rotation15(P: point, O: point): point" => rotation15:
        "points P, O\nX = rotation15(P, O)\nu = P - O\nv = X - O\nw = times(v, times(v, v))",
        ["dt(v, v) == dt(u, u)", "dt(u, v) ^ 2 == (2 + sqrt(3)) / 4 * dt(u, u) ^ 2", "cr(u, v) * dt(u, v) * 4 == dt(u, u) ^ 2",
         "sqrt(2) * w == times(times(u, times(u, u)), vector(1, 1))"];
    "rotation30(P: point, O: point): point" => rotation30:
        "points P, O\nX = rotation30(P, O)\nu = P - O\nv = X - O",
        ["dt(u, v) == sqrt(3) / 2 * dt(u, u)", "2 * cr(u, v) == dt(u, u)"];
    "rotation36(P: point, O: point): point" => rotation36:
        "points P, O\nX = rotation36(P, O)\nu = P - O\nv = X - O\nw = times(v, times(v, times(v, times(v, v))))",
        ["dt(v, v) == dt(u, u)", "dt(u, v) == (1 + sqrt(5)) / 4 * dt(u, u)", "4 * cr(u, v) == sqrt(10 - 2 * sqrt(5)) * dt(u, u)",
         "w == -times(u, times(u, times(u, times(u, u))))"];
    "rotation45(P: point, O: point): point" => rotation45:
        "points P, O\nX = rotation45(P, O)\nu = P - O\nv = X - O",
        ["dt(u, v) == sqrt(2) / 2 * dt(u, u)", "cr(u, v) == dt(u, v)"];
    "rotation60(P: point, O: point): point" => rotation60:
        "points P, O\nX = rotation60(P, O)\nu = P - O\nv = X - O",
        ["2 * dt(u, v) == dt(u, u)", "2 * cr(u, v) == sqrt(3) * dt(u, u)"];
    "rotation72(P: point, O: point): point" => rotation72:
        "points P, O\nX = rotation72(P, O)\nu = P - O\nv = X - O\nw = times(v, times(v, times(v, times(v, v))))",
        ["dt(v, v) == dt(u, u)", "dt(u, v) == (sqrt(5) - 1) / 4 * dt(u, u)", "8 * cr(u, v) == (1 + sqrt(5)) * sqrt(10 - 2 * sqrt(5)) * dt(u, u)",
         "w == times(u, times(u, times(u, times(u, u))))"];
    "rotation108(P: point, O: point): point" => rotation108:
        "points P, O\nX = rotation108(P, O)\nu = P - O\nv = X - O\nw = times(v, times(v, times(v, times(v, v))))",
        ["dt(v, v) == dt(u, u)", "dt(u, v) == (1 - sqrt(5)) / 4 * dt(u, u)", "8 * cr(u, v) == (1 + sqrt(5)) * sqrt(10 - 2 * sqrt(5)) * dt(u, u)",
         "w == -times(u, times(u, times(u, times(u, u))))"];
    "rotation120(P: point, O: point): point" => rotation120:
        "points P, O\nX = rotation120(P, O)\nu = P - O\nv = X - O",
        ["-2 * dt(u, v) == dt(u, u)", "2 * cr(u, v) == sqrt(3) * dt(u, u)"];
    "rotation144(P: point, O: point): point" => rotation144:
        "points P, O\nX = rotation144(P, O)\nu = P - O\nv = X - O\nw = times(v, times(v, times(v, times(v, v))))",
        ["dt(v, v) == dt(u, u)", "dt(u, v) == -(1 + sqrt(5)) / 4 * dt(u, u)", "4 * cr(u, v) == sqrt(10 - 2 * sqrt(5)) * dt(u, u)",
         "w == times(u, times(u, times(u, times(u, u))))"];
    "length_transfer(A: point, B: point, C: point, D: point): point" => length_transfer:
        "points A, B, C, D\nX = length_transfer(A, B, C, D)",
        ["cr(X - A, B - A) == 0", "sq(A, X) == sq(C, D)", "dt(X - A, B - A) == sqrt(sq(A, B)) * sqrt(sq(C, D))"];
}
