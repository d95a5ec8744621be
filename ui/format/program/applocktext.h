// SPDX-License-Identifier: MIT
#pragma once

#include "ui/format/errors/errortext.h"

namespace lockstep {

/// Why the app lock was not opened, set or removed. As errortext, but a damaged file of it is no wallet's.
ErrorText appLockErrorText(const Error& error);

/// The way out for who forgot the passphrase. `file`: the one that keeps it, with its path.
ErrorText forgottenAppLockText();

} // namespace lockstep
