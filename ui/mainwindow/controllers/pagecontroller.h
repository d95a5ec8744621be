// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/services/session.h"
#include "core/api/views.h"
#include "ui/pages/sectionstack.h"

#include <QObject>
#include <QPointer>

#include <map>

class QMenu;
class QStackedWidget;

namespace lockstep::ui {

class LedgerController;
class OverviewPage;
class SettingsController;
class WalletController;
class WalletLockController;
class WalletPage;
class WelcomePage;

/// The controllers whose pages are plugged in.
struct PageMakers
{
    WalletController& wallets;
    WalletLockController& locks;
    LedgerController& ledger;
    SettingsController& settings;
};

/// The pages right of the sidebar: makes them when they are first shown and feeds the one in sight. A new page of a
/// wallet is plugged in with one line of `makeWalletPage`, one of all wallets with one of `fillAllWallets`.
class PageController final : public QObject
{
    Q_OBJECT

public:
    PageController(Session& session, PageMakers makers, QStackedWidget& stack, bool isPractice);

    void show(WalletId wallet); ///< WalletId{}: all wallets, or the welcome page where there is none.
    void showWelcome();
    void showSection(Section section);
    void lockOrUnlock(WalletId wallet);

    void setSnapshot(const SyncSnapshotPtr& snapshot, std::int64_t now);
    void refresh(WalletId wallet); ///< Its history, coins, labels or requests changed.
    void setAppLock(bool isSet);
    void setWalletMenu(QMenu* menu) { m_walletMenu = menu; }

    WelcomePage& welcome() { return *m_welcome; }
    SectionStack* sections() const; ///< Of the page in sight, or behind the welcome page; nullptr where it has none.

signals:
    void walletWanted(lockstep::WalletId wallet);
    void backupWanted(lockstep::WalletId wallet);
    void lockAllWanted();
    void appLockChanged(bool isSet);
    void sectionsChanged(); ///< Another page is in sight.

private:
    void fillAllWallets();
    PagePlug makeAllWallets(QWidget* parent);
    WalletPage* makeWalletPage(WalletId wallet);
    PagePlug makeOverview(WalletPage& frame, QWidget* parent);
    template <typename Page>
    void readNewest(const HistoryQuery& query, int count, Page* page);
    void readOverview(WalletId wallet, OverviewPage* page);
    void showAddress(WalletId wallet, const QString& address);
    QWidget* chosenPage() const;
    void bringUp(QWidget* page);
    void removeMissing();
    void feed();

    Session& m_session;
    PageMakers m_makers;
    QStackedWidget& m_stack;
    WelcomePage* m_welcome;
    QPointer<QWidget> m_behind; ///< The welcome page.
    SectionStack* m_all; ///< The pages of all wallets together.
    std::map<WalletId, WalletPage*> m_pages;
    QMenu* m_walletMenu = nullptr;
    SyncSnapshotPtr m_snapshot;
    bool m_hasAppLock = false;
    std::int64_t m_now = 0;
};

} // namespace lockstep::ui
