// SPDX-License-Identifier: MIT

#include "ui/mainwindow/sidebar/allwalletsbutton.h"

#include "ui/format/plain/amounttext.h"
#include "ui/format/plain/tooltiptext.h"
#include "ui/format/sync/statetext.h"
#include "ui/format/wallets/totaltext.h"
#include "ui/pages/statetone.h"

#include <QPainter>

namespace lockstep::ui {

using namespace Qt::Literals::StringLiterals;

AllWalletsButton::AllWalletsButton(QWidget* parent) : QAbstractButton(parent)
{
    setObjectName(u"allWalletsButton");
    setText(tr("All wallets"));
    setCheckable(true);
    setAutoExclusive(false);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    m_row.name = text();
}

void AllWalletsButton::setSnapshot(const SyncSnapshot& snapshot)
{
    m_row.balance = amountWithUnit(totalBalance(snapshot).confirmed);
    m_row.line = lockstepText(snapshot);
    m_row.note = totalMark(snapshot);
    m_row.symbol = snapshot.wallets.isEmpty() ? QString() : stateSymbol(totalState(snapshot));
    m_row.tone = toneOf(totalState(snapshot));
    setAccessibleName(totalSentence(snapshot));
    setToolTip(toolTipText(totalSentence(snapshot)));
    update();
}

void AllWalletsButton::setCompact(bool isCompact)
{
    m_isCompact = isCompact;
    updateGeometry();
    update();
}

QSize AllWalletsButton::sizeHint() const
{
    return m_isCompact ? compactRowSize(fontMetrics()) : walletRowSize(fontMetrics(), width());
}

/// A narrow one has a line more.
void AllWalletsButton::resizeEvent(QResizeEvent* event)
{
    QAbstractButton::resizeEvent(event);
    if (sizeHint().height() != height()) updateGeometry();
}

void AllWalletsButton::paintEvent(QPaintEvent*)
{
    WalletRow row = m_row;
    row.isSelected = isChecked();
    row.isHovered = underMouse();
    row.hasFocus = hasFocus();
    QPainter painter(this);
    const auto paintRow = m_isCompact ? paintCompactRow : paintWalletRow;
    paintRow(painter, rect(), font(), palette(), row);
}

} // namespace lockstep::ui
