// SPDX-License-Identifier: MIT

#include "ui/dialogs/preferences/importscard.h"

#include "ui/widgets/panels/card.h"
#include "ui/widgets/panels/failurenote.h"
#include "ui/widgets/text/labels.h"

#include <QCheckBox>
#include <QVBoxLayout>

namespace lockstep::ui {

using namespace Qt::Literals::StringLiterals;

ImportsCard::ImportsCard(QWidget* parent)
    : QWidget(parent)
    , m_lets(new QCheckBox(tr("Let new blocks th&rough to the other wallets"), this))
    , m_problem(new FailureNote(u"letBlocksThroughProblemLabel", u"copyImportsErrorButton", this))
{
    m_lets->setObjectName(u"letBlocksThroughCheckBox");
    connect(m_lets, &QCheckBox::clicked, this, &ImportsCard::letThroughWanted);
    auto* card = new Card(tr("While a wallet is imported"), this);
    card->content()->addWidget(m_lets);
    card->content()->addWidget(m_problem);
    card->content()->addWidget(paragraph(
        tr("Otherwise they stand at their block until the import is done, so that all move together. With it, an "
           "import makes way for each new block; it takes a little longer."),
        this, PlainLabel::Colour::Muted));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(card);
}

void ImportsCard::setLetsBlocksThrough(bool lets) { m_lets->setChecked(lets); }

void ImportsCard::showAnswer(const Result<void>& answer) { m_problem->showAnswer(answer); }

} // namespace lockstep::ui
