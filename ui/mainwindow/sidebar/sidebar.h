// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/snapshot.h"

#include <QList>
#include <QWidget>

class QBoxLayout;
class QLineEdit;
class QListView;
class QMenu;
class QSortFilterProxyModel;
class QStackedWidget;
class QToolButton;

namespace lockstep::ui {

class AllWalletsButton;
class MenuButton;
class PlainLabel;
class WalletDelegate;
class WalletListModel;

/// The wallets, always in sight: all of them together, each one, and the ways to add one. What is chosen stays chosen
/// while the filter hides it and while wallets come and go.
class Sidebar final : public QWidget
{
    Q_OBJECT

public:
    explicit Sidebar(QWidget* parent = nullptr);

    void setSnapshot(const SyncSnapshotPtr& snapshot, std::int64_t now);
    void setAddMenu(QMenu* menu); ///< Behind the button beside "New".

    WalletId selected() const { return m_selected; } ///< WalletId{}: all wallets.
    void select(WalletId wallet); ///< Also one that a coming snapshot will bring.
    void selectAll();
    void selectRow(int row); ///< In the person's order, filtered or not.
    void selectNext(int step); ///< Goes round at the ends.
    void moveSelected(int step); ///< Asks for the chosen wallet to stand `step` rows further down.

    void setCompact(bool isCompact); ///< Discs instead of rows.
    bool isCompact() const { return m_isCompact; }
    void focusFilter();
    void focusList();

    QSize minimumSizeHint() const override; ///< Its buttons have room, in large letters too.

signals:
    void chosen(lockstep::WalletId wallet); ///< WalletId{}: all wallets. Also when it was chosen already.
    void orderWanted(const QList<lockstep::WalletId>& order);
    void menuWanted(const QPoint& globalPosition); ///< For the chosen wallet.
    void createClicked();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void paintEvent(QPaintEvent* event) override; ///< The line between it and the page.

private:
    void setUpList();
    void setUpFilter();
    void connectParts();
    void layOut();
    void choose(WalletId wallet);
    void moveRing();
    void takeListSelection();
    void showSelection();
    QWidget* buildNothing();
    void filter(const QString& text);
    void showListOrWhyNot();
    void replaceMissing(int oldRow);

    WalletListModel* m_model;
    QSortFilterProxyModel* m_shown;
    QLineEdit* m_filter;
    AllWalletsButton* m_all;
    PlainLabel* m_caption;
    QStackedWidget* m_stack; ///< The list, or a sentence where the filter leaves nothing.
    QListView* m_list;
    WalletDelegate* m_delegate;
    PlainLabel* m_noMatch;
    QWidget* m_nothing = nullptr; ///< Those words, with a button, in the list's place.
    QToolButton* m_new;
    MenuButton* m_add;
    QBoxLayout* m_buttons;
    WalletId m_selected;
    WalletId m_wanted; ///< To be chosen as soon as it appears.
    bool m_isShowing = false; ///< The list changes by itself, not by the person.
    bool m_isCompact = false;
};

} // namespace lockstep::ui
