// SPDX-License-Identifier: MIT

#include "app/tour/eyes.h"

#include "ui/format/sync/statetext.h"
#include "ui/mainwindow/sidebar/walletdelegate.h"

#include <QAbstractItemView>
#include <QDateTime>
#include <QDialog>
#include <QProgressBar>

#include <algorithm>

namespace lockstep::tour {

namespace {

QModelIndex rowNamed(const QAbstractItemModel& model, const QString& wallet)
{
    for (int row = 0; row < model.rowCount(); ++row)
        if (model.index(row, 0).data().toString() == wallet) return model.index(row, 0);
    return {};
}

bool says(const QAbstractItemModel& model, int row, const QString& part)
{
    for (int column = 0; column < model.columnCount(); ++column)
        if (model.index(row, column).data().toString().contains(part)) return true;
    return false;
}

const WalletView* viewOf(const SyncSnapshot& now, const QString& wallet)
{
    const auto found = std::ranges::find(now.wallets, wallet, &WalletView::name);
    return found == now.wallets.end() ? nullptr : &*found;
}

/// Why the wallet is not in that state; empty: it is.
QString otherState(const SyncSnapshot& now, const QString& wallet, WalletState state)
{
    const WalletView* view = viewOf(now, wallet);
    if (!view) return Eyes::tr("there is no such wallet");
    return view->state == state ? QString() : Eyes::tr("it is %1").arg(walletStateCode(view->state));
}

} // namespace

Eyes::Eyes(const Stage& stage, Session& session) : m_stage(stage), m_session(session)
{
    connect(&session, &Session::happened, this, [this](const SyncEvent& event) {
        if (event.kind == SyncEvent::Kind::Reorg) m_undone = event.count;
    });
}

Deeds Eyes::see(const char* widget) const
{
    return {{tr("see %1").arg(QString::fromLatin1(widget)),
             [this, widget] { return m_stage.find(widget) ? QString() : tr("it is not on the screen"); }}};
}

Deeds Eyes::read(const char* widget, const QString& part) const
{
    return {{tr("read \"%1\" in %2").arg(part, QString::fromLatin1(widget)), [this, widget, part]() -> QString {
                 const QWidget* found = m_stage.find(widget);
                 if (!found) return tr("it is not on the screen");
                 const QString text = Stage::textOf(*found);
                 return text.contains(part) ? QString() : tr("it says \"%1\"").arg(text);
             }}};
}

Deeds Eyes::seeProgress(const char* bar, int percent) const
{
    return {{tr("see %1 at %2 %").arg(QString::fromLatin1(bar)).arg(percent), [this, bar, percent]() -> QString {
                 const auto* found = m_stage.find<QProgressBar>(bar);
                 if (!found) return tr("it is not on the screen");
                 return found->value() >= percent ? QString() : tr("it stands at %1 %").arg(found->value());
             }}};
}

Deeds Eyes::seeNoDialog() const
{
    return {{tr("see every dialog closed"), [this]() -> QString {
                 const QList<QDialog*> open = m_stage.dialogs();
                 return open.isEmpty() ? QString() : tr("\"%1\" is open").arg(open.last()->windowTitle());
             }}};
}

Deeds Eyes::seeRows(const char* table, const QString& part, int atLeast) const
{
    return {{tr("see \"%1\" in %2").arg(part, QString::fromLatin1(table)), [this, table, part, atLeast]() -> QString {
                 const auto* view = m_stage.find<QAbstractItemView>(table);
                 if (!view) return tr("it is not on the screen");
                 int found = 0;
                 for (int row = 0; row < view->model()->rowCount(); ++row) found += says(*view->model(), row, part);
                 return found >= atLeast ? QString() : tr("%1 of %2 rows say it").arg(found).arg(atLeast);
             }}};
}

/// The window's own words for it, in whatever language. A row of little room says the chip of one that is level.
QString Eyes::stateInSidebar(const WalletView& wallet, const SyncSnapshot& now) const
{
    const auto* list = m_stage.find<QAbstractItemView>("walletListView");
    const QModelIndex row = list ? rowNamed(*list->model(), wallet.name) : QModelIndex();
    if (!row.isValid()) return tr("\"%1\" is not in the sidebar").arg(wallet.name);
    const auto* delegate = qobject_cast<const ui::WalletDelegate*>(list->itemDelegate());
    const QString said = delegate ? delegate->stateInSight(*list, row) : QString();
    const QString line = sidebarLine(wallet, now, QDateTime::currentSecsSinceEpoch());
    const bool isBrief = wallet.state == WalletState::Synced && said.contains(stateChip(wallet, now));
    if (isBrief || said.contains(line)) return {};
    return tr("the sidebar says \"%1\" of \"%2\", not \"%3\"").arg(said, wallet.name, line);
}

Deeds Eyes::seeState(const QString& wallet, WalletState state) const
{
    return {{tr("see \"%1\" %2").arg(wallet, walletStateCode(state)), [this, wallet, state]() -> QString {
                 const SyncSnapshotPtr now = m_session.snapshot();
                 const QString other = otherState(*now, wallet, state);
                 return other.isEmpty() ? stateInSidebar(*viewOf(*now, wallet), *now) : other;
             }}};
}

Deeds Eyes::seeStateOnPage(const QString& wallet, WalletState state) const
{
    return {{tr("read that \"%1\" is %2").arg(wallet, walletStateCode(state)), [this, wallet, state]() -> QString {
                 const SyncSnapshotPtr now = m_session.snapshot();
                 if (const QString other = otherState(*now, wallet, state); !other.isEmpty()) return other;
                 const QWidget* found = m_stage.find("stateLineLabel");
                 if (!found) return tr("it is not on the screen");
                 const QString line = stateLine(*viewOf(*now, wallet), *now, QDateTime::currentSecsSinceEpoch());
                 const QString text = Stage::textOf(*found);
                 return text == line ? QString() : tr("it says \"%1\"").arg(text);
             }}};
}

Deeds Eyes::seeAllInLockstep(int wallets) const
{
    return {{tr("see %1 wallets at one height").arg(wallets), [this, wallets]() -> QString {
                 const SyncSnapshotPtr now = m_session.snapshot();
                 const auto* list = m_stage.find<QAbstractItemView>("walletListView");
                 if (!list || list->model()->rowCount() != wallets) return tr("the sidebar has not got them");
                 for (const WalletView& wallet : now->wallets) {
                     if (wallet.state != WalletState::Synced) return tr("\"%1\" is not synced").arg(wallet.name);
                     if (wallet.syncedTo != now->tip) return tr("\"%1\" is behind the tip").arg(wallet.name);
                     if (const QString other = stateInSidebar(wallet, *now); !other.isEmpty()) return other;
                 }
                 return now->jobs.isEmpty() ? QString() : tr("an import is still there");
             }}};
}

Deeds Eyes::seeConnection(BlockHeight tip) const
{
    return {{tr("see a peer and the chain's headers"), [this, tip]() -> QString {
                 const SyncSnapshotPtr now = m_session.snapshot();
                 if (now->peers.isEmpty()) return tr("no peer is connected");
                 return now->tip.height >= tip ? QString() : tr("block %1 is the last one").arg(now->tip.height.value);
             }}};
}

Deeds Eyes::seeReorganisation(int blocks) const
{
    return {{tr("see %1 blocks replaced").arg(blocks),
             [this, blocks] { return m_undone == blocks ? QString() : tr("%1 were undone").arg(m_undone); }}};
}

} // namespace lockstep::tour
