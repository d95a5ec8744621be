// SPDX-License-Identifier: MIT

#include "ui/dialogs/network/proofpanel.h"

#include "ui/format/sync/prooftext.h"
#include "ui/style/fonts.h"
#include "ui/style/icons.h"
#include "ui/style/spacing.h"
#include "ui/widgets/buttons/pushbutton.h"
#include "ui/widgets/panels/card.h"
#include "ui/widgets/text/labels.h"

#include <QClipboard>
#include <QGridLayout>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

namespace lockstep::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr std::size_t Hashes = 2; ///< The first two values are hexadecimal: their digits stand below each other.

} // namespace

ProofPanel::ProofPanel(QWidget* parent)
    : QWidget(parent)
    , m_copy(pushButton(u"copyProofButton"_s, tr("&Copy as text"), this))
{
    auto* card = new Card(tr("What Lockstep rests on"), this);
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(spacing::Large);
    grid->setVerticalSpacing(spacing::Tight);
    grid->setColumnStretch(1, 1);
    for (std::size_t i = 0; i < m_lines.size(); ++i) {
        const auto number = QString::number(i + 1);
        const int row = static_cast<int>(3 * i);
        Line& line = m_lines[i];
        line = {mutedLabel({}, card), paragraph({}, card), paragraph({}, card, PlainLabel::Colour::Muted)};
        line.name->setObjectName(u"proof%1NameLabel"_s.arg(number));
        line.value->setObjectName(u"proof%1ValueLabel"_s.arg(number));
        line.meaning->setObjectName(u"proof%1MeaningLabel"_s.arg(number));
        line.value->setTextInteractionFlags(Qt::TextSelectableByMouse);
        if (i < Hashes) line.value->setFont(fixedFont(font()));
        grid->addWidget(line.name, row, 0, Qt::AlignTop);
        grid->addWidget(line.value, row, 1);
        grid->addWidget(line.meaning, row + 1, 1);
        grid->setRowMinimumHeight(row + 2, spacing::Small);
    }
    card->content()->addLayout(grid);

    m_copy->setIcon(icon(Glyph::Copy));
    m_copied = mutedLabel({}, this);
    m_copied->setObjectName(u"proofCopiedLabel"_s);
    connect(m_copy, &QPushButton::clicked, this, &ProofPanel::copy);
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(m_copy);
    buttons->addWidget(m_copied, 1);

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, spacing::Medium, 0, 0);
    column->setSpacing(spacing::Medium);
    column->addWidget(card);
    column->addLayout(buttons);
    column->addStretch(1);
}

void ProofPanel::setSnapshot(const SyncSnapshot& snapshot, std::int64_t now)
{
    const QList<ProofText> texts = proofTexts(snapshot);
    for (std::size_t i = 0; i < m_lines.size(); ++i) {
        const ProofText& text = texts[static_cast<qsizetype>(i)];
        m_lines[i].name->setText(text.name);
        m_lines[i].value->setText(text.value);
        m_lines[i].meaning->say(text.meaning);
    }
    m_text = proofAsText(snapshot, now);
}

void ProofPanel::copy()
{
    QGuiApplication::clipboard()->setText(m_text);
    m_copied->setText(tr("Copied."));
}

} // namespace lockstep::ui
