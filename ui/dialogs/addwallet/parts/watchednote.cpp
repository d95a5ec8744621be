// SPDX-License-Identifier: MIT

#include "ui/dialogs/addwallet/parts/watchednote.h"

#include "ui/format/wallets/addresstext.h"
#include "ui/widgets/text/labels.h"

#include <QVBoxLayout>

#include <chrono>

namespace lockstep::ui {

using namespace std::chrono_literals;

namespace {

constexpr auto Rest = 250ms; ///< Between the last key and the question.

} // namespace

WatchedNote::WatchedNote(QWidget* parent) : QWidget(parent), m_words(paragraph({}, this))
{
    m_words->setObjectName(u"watchedAlreadyLabel");
    m_words->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_words);
    m_rest.setSingleShot(true);
    m_rest.setInterval(Rest);
    connect(&m_rest, &QTimer::timeout, this, [this] { emit wanted(m_question); });
    hide();
}

void WatchedNote::ask(WatchQuestion question)
{
    forget();
    m_question = std::move(question);
    m_rest.start();
}

void WatchedNote::forget()
{
    m_rest.stop();
    m_question = {};
    hide();
}

void WatchedNote::setAnswer(const WatchQuestion& question, const WatchedAlready& watched)
{
    if (question != m_question) return;
    m_words->setText(alreadyWatchedText(watched));
    setVisible(!m_words->text().isEmpty());
}

} // namespace lockstep::ui
