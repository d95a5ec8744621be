// SPDX-License-Identifier: MIT

#include "ui/mainwindow/allwalletsbutton.h"

#include "ui/format/amounttext.h"
#include "ui/format/tooltiptext.h"
#include "ui/format/totaltext.h"

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
    m_row.symbol = snapshot.failedWallets() > 0 ? u"⚠"_s : areTogether(snapshot) ? u"✓"_s : u"◔"_s;
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
    return m_isCompact ? compactRowSize(fontMetrics()) : walletRowSize(fontMetrics());
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
