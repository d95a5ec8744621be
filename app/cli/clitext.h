// SPDX-License-Identifier: MIT
#pragma once

#include <QCoreApplication>

namespace lockstep::cli {

/// tr() for all of the command line: one context for translators.
struct CliText
{
    Q_DECLARE_TR_FUNCTIONS(Cli)
};

} // namespace lockstep::cli
