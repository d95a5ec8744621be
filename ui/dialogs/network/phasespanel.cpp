// SPDX-License-Identifier: MIT

#include "ui/dialogs/network/phasespanel.h"

#include "ui/format/sync/networktext.h"
#include "ui/style/fonts.h"
#include "ui/style/spacing.h"
#include "ui/widgets/panels/card.h"
#include "ui/widgets/text/labels.h"

#include <QGridLayout>
#include <QVBoxLayout>

namespace lockstep::ui {

using namespace Qt::Literals::StringLiterals;

PhasesPanel::PhasesPanel(QWidget* parent) : QWidget(parent)
{
    auto* card = new Card({}, this);
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(spacing::Huge);
    grid->setVerticalSpacing(spacing::Tight);
    const int phases = static_cast<int>(m_phases.size());
    for (int column = 0; column < phases; ++column) {
        const auto number = QString::number(column + 1);
        Phase& phase = m_phases[static_cast<std::size_t>(column)];
        phase = {mutedLabel({}, card), paragraph({}, card), paragraph({}, card, PlainLabel::Colour::Muted)};
        phase.name->setObjectName(u"phase%1NameLabel"_s.arg(number));
        phase.state->setObjectName(u"phase%1StateLabel"_s.arg(number));
        phase.count->setObjectName(u"phase%1CountLabel"_s.arg(number));
        phase.state->setFont(scaledFont(font(), 1.1, QFont::DemiBold));
        grid->addWidget(phase.name, 0, column);
        grid->addWidget(phase.state, 1, column, Qt::AlignTop);
        grid->addWidget(phase.count, 2, column, Qt::AlignTop);
        grid->setColumnStretch(column, 1);
    }
    card->content()->addLayout(grid);
    auto* whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(card);
}

void PhasesPanel::setSnapshot(const SyncSnapshot& snapshot)
{
    const QList<PhaseText> texts = phaseTexts(snapshot);
    for (std::size_t i = 0; i < m_phases.size(); ++i) {
        const PhaseText& text = texts[static_cast<qsizetype>(i)];
        m_phases[i].name->setText(text.name);
        m_phases[i].state->setText(text.state);
        m_phases[i].count->setText(text.count);
    }
}

} // namespace lockstep::ui
