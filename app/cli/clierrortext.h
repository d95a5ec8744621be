// SPDX-License-Identifier: MIT
#pragma once

#include "ui/format/errors/errortext.h"

namespace lockstep::cli {

/// errorText with the advice of the command line, where the window's says what to click.
ErrorText cliErrorText(const Error& error, ErrorSubject subject = ErrorSubject::General);

} // namespace lockstep::cli
