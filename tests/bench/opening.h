// SPDX-License-Identifier: MIT
#pragma once

class QString;

namespace lockstep::bench {

/// The other half of `measureOpening`, in a process of its own as a person starts one: opens the folder, shows the
/// window and a history, visits every wallet, and writes a line on standard output after each.
int openAndTell(const QString& folder);

} // namespace lockstep::bench
