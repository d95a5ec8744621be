// SPDX-License-Identifier: MIT
#pragma once

namespace lockstep {

/// The version of the tables in an open database: every open brings them to the newest that this program knows.
int schemaVersion();

} // namespace lockstep
