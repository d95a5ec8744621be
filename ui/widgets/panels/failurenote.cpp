// SPDX-License-Identifier: MIT

#include "ui/widgets/panels/failurenote.h"

#include "ui/format/errors/errortext.h"
#include "ui/style/spacing.h"
#include "ui/widgets/buttons/copydetailsbutton.h"
#include "ui/widgets/text/labels.h"

#include <QVBoxLayout>

namespace lockstep::ui {

FailureNote::FailureNote(QStringView labelName, QStringView buttonName, QWidget* parent)
    : QWidget(parent)
    , m_words(paragraph({}, this, PlainLabel::Colour::Problem))
    , m_copy(new CopyDetailsButton(buttonName, this))
{
    m_words->setObjectName(labelName);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(spacing::Small);
    column->addWidget(m_words);
    column->addWidget(m_copy, 0, Qt::AlignLeft);
    clear();
}

void FailureNote::say(const QString& words, const std::optional<Error>& error)
{
    m_words->say(words);
    m_copy->offer(error ? QList<Error>{*error} : QList<Error>());
    setVisible(!words.isEmpty());
}

QWidget* FailureNote::button() const { return m_copy; }

void FailureNote::showError(const Error& error) { say(errorText(error).sentence(), error); }

void FailureNote::showAnswer(const Result<void>& answer) { answer ? clear() : showError(answer.error()); }

} // namespace lockstep::ui
