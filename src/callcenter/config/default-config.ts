/** The call centre that there is without a configuration, and an example of how one is written. */
export const DEFAULT_CONFIG = `
trunks = ["SIP/trunk1", "SIP/trunk2"]

# Static agents as the switch has them
agentsConf = """
[agent-defaults](!)
musiconhold=Silence
ackcall=no
autologoff=0
wrapuptime=0

[9000](agent-defaults)
fullname=Ana Torres

[9001](agent-defaults)
fullname=Bruno Vega
wrapuptime=2000

[9002](agent-defaults)
fullname=Carla Mora
ackcall=yes
autologoff=15

[9010](agent-defaults)
fullname=Dora Paz
"""

[variables]
FROM_DID = "2345678"

[[agents]]
number = "Agent/9000"
secret = "9000"
queues = ["501", "502"]

[[agents]]
number = "Agent/9001"
secret = "9001"
queues = ["501", "502", "510"]

[[agents]]
number = "Agent/9002"
secret = "9002"
queues = ["501"]

[[agents]]
number = "SIP/1001"
name = "Elena Ruiz"
secret = "1001"
queues = ["501", "502"]

[[agents]]
number = "PJSIP/1002"
name = "Felix Soto"
secret = "1002"
queues = ["501", "510"]

[[agents]]
number = "IAX2/1003"
name = "Gloria Leon"
secret = "1003"
queues = ["502"]

[[agents]]
number = "SIP/1009"
name = "Hugo Diaz, who has left"
secret = "1009"
active = false

# Two who work by themselves, so that there is something to see
[[agents]]
number = "Agent/9010"
secret = "9010"
queues = ["503", "511"]
startsOn = "110"

[[agents]]
number = "SIP/1010"
name = "Ivan Rey"
secret = "1010"
queues = ["503", "511"]
startsOn = "1010"

[[extensions]]
number = "101"
[[extensions]]
number = "102"
[[extensions]]
number = "103"
technology = "PJSIP"
[[extensions]]
number = "104"
technology = "IAX2"
[[extensions]]
number = "107"
behaviour = "refuses"
[[extensions]]
number = "108"
behaviour = "hangsUp"
[[extensions]]
number = "109"
behaviour = "noAnswer"
registered = true
[[extensions]]
number = "110"
[[extensions]]
number = "1001"
[[extensions]]
number = "1002"
technology = "PJSIP"
[[extensions]]
number = "1003"
technology = "IAX2"
[[extensions]]
number = "1010"

[[breaks]]
id = 1
name = "Hold"
description = "Hold"
class = "hold"
[[breaks]]
id = 2
name = "Baño"
description = "A short break"
[[breaks]]
id = 3
name = "Almuerzo"
description = "Lunch"
[[breaks]]
id = 4
name = "Reunión"
description = "A meeting; no longer used"
active = false
[[breaks]]
id = 5
name = "DND"
description = "Do not disturb"

[[queues]]
number = "501"
name = "Sales"
[[queues]]
number = "502"
name = "Support"
strategy = "rrmemory"
[[queues]]
number = "503"
name = "Night line"
strategy = "ringall"
[[queues]]
number = "510"
name = "Survey"
strategy = "fewestcalls"
[[queues]]
number = "511"
name = "Reminders"
strategy = "random"

[[incomingQueues]]
id = 1
queue = "501"
script = "<p>Good morning, how can I help you?</p>"
[[incomingQueues]]
id = 2
queue = "502"
script = "<p>Support, good morning.</p>"
[[incomingQueues]]
id = 3
queue = "503"

[[forms]]
id = 1
name = "Survey"
description = "What callers say"
[[forms.fields]]
id = 1
label = "Name"
[[forms.fields]]
id = 2
label = "City"
[[forms.fields]]
id = 3
label = "Colour"
type = "LIST"
options = ["red", "green", "blue"]
[[forms.fields]]
id = 4
label = "Next visit"
type = "DATE"
[[forms.fields]]
id = 5
label = "Notes"
type = "TEXTAREA"
defaultValue = "none"
[[forms.fields]]
id = 6
label = "Thank the caller"
type = "LABEL"

[[contacts]]
id = 1
firstName = "María"
lastName = "Pérez"
phone = "5550100"
nationalId = "0912345678"
[[contacts]]
id = 2
firstName = "Mario"
lastName = "Pérez"
phone = "5550100"
nationalId = "0912345679"
[[contacts]]
id = 3
firstName = "Solange"
lastName = "Uno"
phone = "5550200"
nationalId = "0912345680"

[[campaigns]]
type = "incoming"
id = 1
name = "Sales line"
queue = "501"
script = "<b>Offer the new plan.</b>"
forms = [1]
[[campaigns.urls]]
template = "http://crm.invalid/?phone={__PHONE__}&agent={__AGENT_NUMBER__}"
description = "CRM"

[[campaigns]]
type = "outgoing"
id = 1
name = "Survey & more"
queue = "510"
retries = 3
trunk = "SIP/trunk1"
maxChannels = 4
script = "Ask for the name and the city."
forms = [1]
calls = [
${listed(30, '5551')}
]

[[campaigns]]
type = "outgoing"
id = 2
name = "Last year's survey"
queue = "510"
startDate = "2020-01-01"
endDate = "2020-02-01"
status = "finished"

[[campaigns]]
type = "outgoing"
id = 3
name = "Reminders"
queue = "511"
retries = 2
calls = [
${listed(20, '5552')}
]

[[routes]]
pattern = "_5552XXX"
trunk = "SIP/trunk2"
[[routes]]
pattern = "_X."
trunk = "SIP/trunk1"

[traffic]
seed = 1
patience = 20000
talk = 45000

[[traffic.arrivals]]
queue = "501"
perHour = 60
[[traffic.arrivals]]
queue = "502"
perHour = 40
[[traffic.arrivals]]
queue = "503"
perHour = 90
`;

function listed(count: number, prefix: string): string {
  const numbers = Array.from({ length: count }, (_, i) => `${prefix}${String(i + 1).padStart(3, '0')}`);
  return numbers.map((phone, i) => `  { phone = "${phone}", attributes = { Nombre = "Client ${i + 1}", Ciudad = "Quito" } },`).join('\n');
}
