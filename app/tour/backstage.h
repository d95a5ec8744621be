// SPDX-License-Identifier: MIT
#pragma once

#include "app/tour/step.h"
#include "core/api/services/practice.h"

#include <QCoreApplication>

namespace lockstep::tour {

/// What the tour needs before the curtain rises, and nobody could do at the window: a chain with a past, in which
/// wallets were paid that are still to be added.
class Backstage
{
    Q_DECLARE_TR_FUNCTIONS(Tour)

public:
    static constexpr int Blocks = 3'000;
    /// Only the old wallet was paid in these. Nobody else looks at them, so its import has to fetch their filters.
    static constexpr int OldBlocks = 2'700;

    explicit Backstage(Practice& practice) : m_practice(practice) { }

    Deeds makesAPast() const;

private:
    Deeds makesHistory(int blocks, const QStringList& addresses, int payments) const;

    Practice& m_practice;
};

} // namespace lockstep::tour
