package pdf

// An object is one indirect object of a PDF file.
type object struct {
	dict   []byte // or any other value
	stream []byte
	isData bool // it has a stream
}

// A file is gofpdf's output as objects, and where the important ones are. Objects are
// named by their index; 0 is none.
type file struct {
	objects       []object
	pages         []int // in order
	contents      []int // of each page
	info, catalog int
}

// The numbers gofpdf gives the root of the page tree, and the resources that all pages
// share.
const (
	pageTree  = 1
	resources = 2
)

// add appends an object and returns its number.
func (f *file) add(dict string) int {
	f.objects = append(f.objects, object{dict: []byte(dict)})
	return len(f.objects) - 1
}

// addStream appends a stream; dict lacks its end and its length.
func (f *file) addStream(dict string, data []byte) int {
	f.objects = append(f.objects, object{[]byte(dict), data, true})
	return len(f.objects) - 1
}

// set gives an object its new value.
func (f *file) set(n int, dict string) { f.objects[n].dict = []byte(dict) }
