// SPDX-License-Identifier: MIT

#include "ui/widgets/spoken/spokenchoice.h"

#include <QComboBox>
#include <QTimer>

namespace lockstep::ui {

void SpokenChoice::follow(QComboBox& box)
{
    if (!box.findChild<SpokenChoice*>(QString(), Qt::FindDirectChildrenOnly)) new SpokenChoice(box);
}

SpokenChoice::SpokenChoice(QComboBox& box) : QObject(&box), m_box(box)
{
    connect(&box, &QComboBox::currentTextChanged, this, &SpokenChoice::say);
    QTimer::singleShot(0, this, &SpokenChoice::say); // its interface is being made: not a word about it yet
}

void SpokenChoice::say()
{
    const QString name = m_box.accessibleName(), value = m_box.currentText();
    //: What a choice is about and what was chosen, for a screen reader: "Kind: Received"
    m_box.setAccessibleDescription(name.isEmpty() ? value : tr("%1: %2").arg(name, value));
}

} // namespace lockstep::ui
