// SPDX-License-Identifier: MIT

#include "ui/dialogs/wallet/scandeeperdialog.h"

#include "ui/widgets/text/labels.h"

#include <QFormLayout>
#include <QSpinBox>
#include <QVBoxLayout>

namespace lockstep::ui {

namespace {

constexpr int UsualDepth = 1'000; ///< As far as an import looks.

} // namespace

ScanDeeperDialog::ScanDeeperDialog(const QString& walletName, int lookahead, QWidget* parent)
    : EstimateDialog(tr("Scan deeper – %1").arg(walletName), tr("Start the &scan"), parent)
    , m_lookahead(new QSpinBox(this))
{
    m_lookahead->setObjectName(u"deeperLookaheadBox");
    m_lookahead->setAccessibleName(tr("Addresses past the last used one"));
    m_lookahead->setRange(1, MostLookahead);
    m_lookahead->setGroupSeparatorShown(true);
    m_lookahead->setValue(qMax(UsualDepth, lookahead * 2));
    auto* fields = new QFormLayout;
    fields->addRow(tr("&Addresses ahead"), m_lookahead);
    form()->addWidget(
        paragraph(tr("For coins that are missing after a restore: all blocks of \"%1\" since its birthday "
                     "are looked at again, for more addresses past the last used one.")
                      .arg(walletName),
                  this));
    form()->addLayout(fields);
    addEstimate();
    connect(m_lookahead, &QSpinBox::valueChanged, this, &ScanDeeperDialog::askAgain);
}

void ScanDeeperDialog::ask() { emit estimateWanted(m_lookahead->value()); }

int ScanDeeperDialog::lookahead() const { return m_lookahead->value(); }

} // namespace lockstep::ui
