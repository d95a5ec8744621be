// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/session.h"
#include "ui/pages/sectionstack.h"

#include <QObject>

#include <map>

class QMenu;
class QStackedWidget;

namespace lockstep::ui {

class AllWalletsPage;
class OverviewPage;
class WalletController;
class WalletPage;
class WelcomePage;

/// The pages right of the sidebar: makes them when they are first shown, feeds the one in sight, and turns their wishes
/// into questions to the session. A new page of a wallet is plugged in with one line of `makeWalletPage`.
class PageController final : public QObject
{
    Q_OBJECT

public:
    PageController(Session& session, WalletController& wallets, QStackedWidget& stack, bool isPractice);

    void show(WalletId wallet); ///< WalletId{}: all wallets, or the welcome page where there is none.
    void showWelcome();
    void showSection(Section section);
    void lockOrUnlock(WalletId wallet);

    void setSnapshot(const SyncSnapshotPtr& snapshot, std::int64_t now);
    void refresh(WalletId wallet); ///< Its history or coins changed.
    void setWalletMenu(QMenu* menu) { m_walletMenu = menu; }

    WelcomePage& welcome() { return *m_welcome; }
    AllWalletsPage& allWallets() { return *m_all; }
    SectionStack* sections() const; ///< Of the page in sight; nullptr where it has none.

signals:
    void walletWanted(lockstep::WalletId wallet);
    void said(const QString& sentence); ///< Something small happened.
    void sectionsChanged(); ///< Another page is in sight.

private:
    WalletPage* makeWalletPage(WalletId wallet);
    PagePlug makeOverview(WalletPage& frame, QWidget* parent);
    PagePlug makeTransactions(WalletId wallet, QWidget* parent);
    PagePlug makeReceive(WalletId wallet, QWidget* parent);
    void readOverview(WalletId wallet, OverviewPage* page);
    void removeMissing();
    void feed();

    Session& m_session;
    WalletController& m_wallets;
    QStackedWidget& m_stack;
    WelcomePage* m_welcome;
    AllWalletsPage* m_all;
    std::map<WalletId, WalletPage*> m_pages;
    QMenu* m_walletMenu = nullptr;
    SyncSnapshotPtr m_snapshot;
    std::int64_t m_now = 0;
};

} // namespace lockstep::ui
