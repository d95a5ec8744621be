// SPDX-License-Identifier: MIT
#pragma once

#include "app/tour/stage.h"
#include "app/tour/step.h"
#include "core/api/services/session.h"

#include <QCoreApplication>
#include <QObject>

namespace lockstep::tour {

/// Looks whether what should happen did, mostly on the screen. A look that sees it is a deed that is done.
class Eyes final : public QObject
{
    Q_DECLARE_TR_FUNCTIONS(Tour)

public:
    Eyes(const Stage& stage, Session& session);

    Deeds see(const char* widget) const;
    Deeds read(const char* widget, const QString& part) const; ///< A part of what it says.
    Deeds seeProgress(const char* bar, int percent) const; ///< That far at least.
    Deeds seeNoDialog() const;
    Deeds seeRows(const char* table, const QString& part, int atLeast) const; ///< Rows in which a cell says it.

    /// In truth and in the words that the sidebar says it in.
    Deeds seeState(const QString& wallet, WalletState state) const;
    Deeds seeStateOnPage(const QString& wallet, WalletState state) const; ///< The same in full, on its page.
    Deeds seeAllInLockstep(int wallets) const; ///< In the sidebar and in truth: all at the tip, no import left.
    Deeds seeConnection(BlockHeight tip) const; ///< To a peer, with the headers up to there.
    Deeds seeReorganisation(int blocks) const; ///< That many were undone, once.

private:
    QString stateInSidebar(const WalletView& wallet, const SyncSnapshot& now) const; ///< Empty: its words are there.

    const Stage& m_stage;
    Session& m_session;
    int m_undone = 0; ///< Blocks, by the last reorganisation.
};

} // namespace lockstep::tour
