// SPDX-License-Identifier: MIT

#include "ui/dialogs/network/feespanel.h"

#include "ui/format/plain/feeratetext.h"
#include "ui/style/spacing.h"
#include "ui/widgets/buttons/pushbutton.h"
#include "ui/widgets/panels/card.h"
#include "ui/widgets/text/labels.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

namespace lockstep::ui {

FeesPanel::FeesPanel(QWidget* parent)
    : QWidget(parent)
    , m_line(paragraph({}, this, PlainLabel::Colour::Muted))
    , m_measure(pushButton(u"measureFeesButton", tr("Read the newest &blocks"), this))
{
    m_line->setObjectName(u"feesLabel");
    m_measure->setToolTip(tr("Downloads at most six blocks, about 10 MB, to know what transactions pay now."));
    auto* row = new QHBoxLayout;
    row->setSpacing(spacing::Medium);
    row->addWidget(m_line, 1);
    row->addWidget(m_measure, 0, Qt::AlignVCenter);
    auto* card = new Card({}, this);
    card->content()->addLayout(row);
    auto* whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(card);
    connect(m_measure, &QPushButton::clicked, this, &FeesPanel::measureWanted);
}

void FeesPanel::setSnapshot(const SyncSnapshot& snapshot)
{
    m_line->setText(feesSentence(snapshot.fees));
    m_measure->setVisible(!snapshot.peers.isEmpty() && snapshot.fees.measuredAt != snapshot.tip);
}

QWidget* FeesPanel::lastInTabOrder() const { return m_measure; }

} // namespace lockstep::ui
