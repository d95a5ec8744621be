// SPDX-License-Identifier: MIT

#include "ui/dialogs/addwallet/parts/nextsteps.h"

#include "ui/style/spacing.h"
#include "ui/widgets/buttons/pushbutton.h"
#include "ui/widgets/layout/flowlayout.h"

#include <QPushButton>

#include <algorithm>

namespace lockstep::ui {

NextSteps::NextSteps(const QMap<NextStep, Button>& buttons, QWidget* parent) : QWidget(parent)
{
    auto* row = new FlowLayout(spacing::Small);
    for (const auto& [step, wanted] : buttons.asKeyValueRange()) {
        QPushButton* button = pushButton(wanted.name, wanted.text, this);
        connect(button, &QPushButton::clicked, this, [this, chosenStep = step] { emit chosen(chosenStep); });
        row->addWidget(button);
        m_buttons.insert(step, button);
    }
    setLayout(row);
    offer({});
}

void NextSteps::offer(const QList<Hint>& hints)
{
    for (const auto& [step, button] : m_buttons.asKeyValueRange()) {
        const auto hint = std::ranges::find(hints, step, &Hint::step);
        button->setVisible(hint != hints.end());
        button->setAccessibleDescription(hint != hints.end() ? hint->words : QString());
    }
    setVisible(std::ranges::any_of(hints, [this](const Hint& hint) { return m_buttons.contains(hint.step); }));
}

} // namespace lockstep::ui
